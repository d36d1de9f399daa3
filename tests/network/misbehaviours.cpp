// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/network/misbehaviours.h"

#include "tests/support/generated_model.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

using namespace std::chrono_literals;
using Problem = storage::DownloadProblem;

const QByteArray &wholeFile()
{
    static const QByteArray file = [] {
        const std::vector<std::byte> image = support::modelImage({});
        return QByteArray(reinterpret_cast<const char *>(image.data()), qsizetype(image.size()));
    }();
    return file;
}

void serve(HttpConnection &connection, const HttpQuestion &question)
{
    const QByteArray &file = wholeFile();
    const qint64 first = firstWanted(question);
    const QByteArray condition = question.headers.value("if-range");
    if (first > 0 && (condition.isEmpty() || condition == Tag))
        connection.answer(206, file.mid(first), {"ETag: " + Tag, rangeOf(first, file.size())});
    else
        connection.answer(200, file, {"ETag: " + Tag});
}

void serveHalf(HttpConnection &connection, const HttpQuestion &)
{
    connection.sendHead(200, {"ETag: " + Tag, "Content-Length: " + QByteArray::number(wholeFile().size())});
    connection.send(wholeFile().first(wholeFile().size() / 2));
    connection.after(20ms, [&connection] { connection.close(); });
}

QByteArray damaged()
{
    QByteArray file = wholeFile();
    file[file.size() / 2] = char(file[file.size() / 2] ^ 1);
    return file;
}

namespace {

HttpServer::Behaviour status(int code, const QList<QByteArray> &lines = {})
{
    return [=](HttpConnection &connection, const HttpQuestion &) {
        connection.answer(code, "<html>no</html>", lines);
    };
}

// Behaves badly the first time, and well from then on.
HttpServer::Behaviour once(const HttpServer::Behaviour &bad)
{
    return [bad, count = 0](HttpConnection &connection, const HttpQuestion &question) mutable {
        count++ == 0 ? bad(connection, question) : serve(connection, question);
    };
}

// A whole answer with these lines besides.
HttpServer::Behaviour whole(const QByteArray &body, const QList<QByteArray> &lines = {})
{
    return [=](HttpConnection &connection, const HttpQuestion &) {
        connection.answer(200, body, QList<QByteArray>{"ETag: " + Tag} + lines);
    };
}

// These bytes behind a head of 200 with these lines, and no more.
HttpServer::Behaviour raw(const QList<QByteArray> &lines, const QByteArray &body)
{
    return [=](HttpConnection &connection, const HttpQuestion &) {
        connection.sendHead(200, lines);
        connection.send(body);
        connection.after(20ms, [&connection] { connection.close(); });
    };
}

// Of a part, with this range said of it.
HttpServer::Behaviour part(const QByteArray &range)
{
    return [=](HttpConnection &connection, const HttpQuestion &question) {
        connection.answer(206, wholeFile().mid(firstWanted(question)),
                          {"ETag: " + Tag, "Content-Range: " + range});
    };
}

void sayNothing(HttpConnection &, const HttpQuestion &) {}

QByteArray sizeLine(qint64 size)
{
    return "Content-Length: " + QByteArray::number(size);
}

} // namespace

std::map<std::string, Misbehaviour> misbehaviours()
{
    const QByteArray file = wholeFile();
    const QByteArray page = "<!DOCTYPE html><title>Log in</title>" + QByteArray(100'000, ' ');
    const auto drip = [](HttpConnection &connection, const HttpQuestion &question) {
        const qint64 first = firstWanted(question);
        connection.sendHead(206, {"ETag: " + Tag, rangeOf(first, wholeFile().size())});
        for (int i = 0; i < 20; ++i) {
            const qint64 from = first + (wholeFile().size() - first) * i / 20;
            const qint64 to = first + (wholeFile().size() - first) * (i + 1) / 20;
            connection.after(std::chrono::milliseconds(10 * i),
                             [&connection, from, to] { connection.send(wholeFile().mid(from, to - from)); });
        }
        connection.after(300ms, [&connection] { connection.close(); });
    };
    return {
        {"good", {serve}},
        {"ends after half, again and again", {[](HttpConnection &connection, const HttpQuestion &question) {
             const qint64 first = firstWanted(question);
             const qint64 rest = wholeFile().size() - first;
             connection.sendHead(first > 0 ? 206 : 200,
                                 {"ETag: " + Tag, rangeOf(first, wholeFile().size()), sizeLine(rest)});
             connection.send(wholeFile().mid(first, std::max<qint64>(rest / 2, 1000)));
             connection.after(5ms, [&connection] { connection.close(); });
         }}},
        {"falls over once",
         {once([](HttpConnection &connection, const HttpQuestion &) { connection.reset(); })}},
        {"falls over always",
         {[](HttpConnection &connection, const HttpQuestion &) { connection.reset(); }, Problem::Unreachable,
          Problem::Unreachable}},
        {"says nothing once", {once(sayNothing)}},
        {"says nothing ever", {sayNothing, Problem::Unreachable, Problem::Unreachable}},
        {"says nothing behind its head",
         {[](HttpConnection &connection, const HttpQuestion &) {
              connection.sendHead(200, {"ETag: " + Tag, sizeLine(wholeFile().size())});
          },
          Problem::Unreachable, Problem::Unreachable}},
        {"sends slowly", {drip}},
        {"knows no parts", {whole(file)}},
        {"is busy once", {once(status(503))}},
        {"is busy once and says how long", {once(status(429, {"Retry-After: 0"}))}},
        {"is busy until a date", {once(status(503, {"Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"}))}},
        {"is busy always", {status(503), Problem::Unreachable, Problem::Unreachable}},
        {"fails once", {once(status(500))}},
        {"knows no such file", {status(404), Problem::NotThere, Problem::NotThere}},
        {"knows it no more", {status(410), Problem::NotThere, Problem::NotThere}},
        {"wants a name", {status(401), Problem::Denied, Problem::Denied}},
        {"forbids it", {status(403), Problem::Denied, Problem::Denied}},
        {"answers strangely", {status(418), Problem::Answered, Problem::Answered}},
        {"has nothing to say", {status(204), Problem::Answered, Problem::Answered}},
        {"has no such part once", {once(status(416)), Problem::Answered}},
        {"has no such part ever", {status(416), Problem::Answered, Problem::Answered}},
        {"sends a page instead", {whole(page), Problem::NotAModel, Problem::NotAModel}},
        {"sends an empty file", {whole(""), Problem::Changed, Problem::Changed}},
        {"sends three bytes", {whole("GGU"), Problem::Unreachable, Problem::Unreachable}},
        {"sends a model that is damaged", {whole(damaged()), Problem::WrongHash, Problem::WrongHash}},
        {"sends a model that is damaged, once", {once(whole(damaged()))}},
        {"sends too much", {raw({"ETag: " + Tag}, file + "more"), Problem::Changed, Problem::Changed}},
        {"says no size and ends early", {raw({}, file.first(5000)), Problem::Changed, Problem::Unreachable}},
        {"says no size", {raw({}, file), Problem::Changed}},
        {"promises too much",
         {raw({sizeLine(file.size() + 500)}, file), Problem::Unreachable, Problem::Unreachable}},
        {"promises too little",
         {raw({sizeLine(file.size() - 500)}, file), Problem::WrongHash, Problem::WrongHash}},
        {"promises less than nothing",
         {raw({"Content-Length: -5"}, file), Problem::Changed, Problem::Changed}},
        {"promises no number", {raw({"Content-Length: all"}, file), Problem::Changed, Problem::Changed}},
        {"compresses", {whole(file, {"Content-Encoding: x-strange"}), Problem::Changed, Problem::Changed}},
        {"sends another part",
         {part("bytes 5-" + QByteArray::number(file.size() - 1) + '/' + QByteArray::number(file.size())),
          Problem::Changed, Problem::Changed}},
        {"says of no part what it is", {part("bytes"), Problem::Changed, Problem::Changed}},
        {"says of a part nonsense", {part("bytes 9-5/x"), Problem::Changed, Problem::Changed}},
        {"has a file of another size now", {[](HttpConnection &connection, const HttpQuestion &question) {
             const qint64 first = firstWanted(question);
             first > 0
                 ? connection.answer(
                       206, "x", {"Content-Range: bytes " + QByteArray::number(first) + "-9999998/9999999"})
                 : serve(connection, question);
         }}},
        {"sends us round in a circle",
         {status(302, {"Location: /again"}), Problem::NotTrusted, Problem::NotTrusted}},
        {"sends us to plain HTTP",
         {status(302, {"Location: http://example.invalid/"}), Problem::NotTrusted, Problem::NotTrusted}},
        {"sends us nowhere", {status(302), Problem::Answered, Problem::Answered}},
        {"speaks no HTTP",
         {[](HttpConnection &connection, const HttpQuestion &) {
              connection.send("220 mail.example ESMTP\r\n");
              connection.after(20ms, [&connection] { connection.close(); });
          },
          Problem::Unreachable, Problem::Unreachable}},
    };
}
