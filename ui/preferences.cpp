// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/preferences.h"

#include "ui/sampling_fields.h"
#include "ui/text/code_languages.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int MostTokens = 1 << 24;

// As SamplingFields has them.
struct SamplingRow {
    const char *key;
    double most;
};
constexpr std::array SamplingRows = {SamplingRow{"answers/topK", MostTokens}, SamplingRow{"answers/topP", 1},
                                     SamplingRow{"answers/minP", 1}, SamplingRow{"answers/repeatPenalty", 2}};
static_assert(SamplingRows.size() == SamplingFields.size());

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent), m_settings(file, QSettings::IniFormat)
{
}

template <typename Value>
Value Preferences::value(const char *key, const Value &otherwise) const
{
    const QVariant stored = m_settings.value(QLatin1StringView(key));
    // A file that somebody edited may hold anything.
    return stored.isValid() && stored.canConvert<Value>() ? stored.value<Value>() : otherwise;
}

template <typename Value>
void Preferences::change(const char *key, const Value &from, const Value &to, void (Preferences::*changed)())
{
    if (from == to)
        return;
    m_settings.setValue(QLatin1StringView(key), to);
    m_settings.sync();
    emit(this->*changed)();
}

Preferences::Theme Preferences::theme() const
{
    return Theme(std::clamp(value("appearance/theme", 0), 0, 2));
}

void Preferences::setTheme(Theme theme)
{
    change("appearance/theme", int(this->theme()), int(theme), &Preferences::themeChanged);
}

QString Preferences::language() const
{
    return value("appearance/language", QString());
}

void Preferences::setLanguage(const QString &language)
{
    change("appearance/language", this->language(), language, &Preferences::languageChanged);
}

double Preferences::zoom() const
{
    const double zoom = value("appearance/zoom", 1.0);
    return std::isfinite(zoom) ? std::clamp(zoom, 1.0, 2.0) : 1.0;
}

void Preferences::setZoom(double zoom)
{
    change("appearance/zoom", this->zoom(), std::clamp(zoom, 1.0, 2.0), &Preferences::zoomChanged);
}

bool Preferences::titlesByModel() const
{
    return value("answers/titlesByModel", true);
}

void Preferences::setTitlesByModel(bool byModel)
{
    change("answers/titlesByModel", titlesByModel(), byModel, &Preferences::titlesByModelChanged);
}

bool Preferences::reduceMotion() const
{
    return value("appearance/reduceMotion", false);
}

void Preferences::setReduceMotion(bool reduce)
{
    change("appearance/reduceMotion", reduceMotion(), reduce, &Preferences::reduceMotionChanged);
}

bool Preferences::highContrast() const
{
    return value("appearance/highContrast", false);
}

void Preferences::setHighContrast(bool high)
{
    change("appearance/highContrast", highContrast(), high, &Preferences::highContrastChanged);
}

int Preferences::threads() const
{
    return std::clamp(value("model/threads", 0), 0, 1024);
}

void Preferences::setThreads(int threads)
{
    change("model/threads", this->threads(), threads, &Preferences::threadsChanged);
}

QString Preferences::device() const
{
    return value("model/device", QString());
}

void Preferences::setDevice(const QString &device)
{
    change("model/device", this->device(), device, &Preferences::deviceChanged);
}

QString Preferences::modelPath() const
{
    return value("model/path", QString());
}

void Preferences::setModelPath(const QString &path)
{
    change("model/path", modelPath(), path, &Preferences::modelPathChanged);
}

int Preferences::restMinutes() const
{
    // Never unless it is chosen: with the memory go the contexts, and long conversations would be read anew.
    constexpr int Week = 7 * 24 * 60;
    return std::clamp(value("model/restMinutes", 0), 0, Week);
}

void Preferences::setRestMinutes(int minutes)
{
    change("model/restMinutes", restMinutes(), minutes, &Preferences::restMinutesChanged);
}

int Preferences::downloadsAtOnce() const
{
    return std::clamp(value("downloads/atOnce", 2), 1, 8);
}

void Preferences::setDownloadsAtOnce(int count)
{
    change("downloads/atOnce", downloadsAtOnce(), count, &Preferences::downloadsChanged);
}

int Preferences::downloadSpeed() const
{
    return std::clamp(value("downloads/megabytesPerSecond", 0), 0, 100'000);
}

void Preferences::setDownloadSpeed(int megabytes)
{
    change("downloads/megabytesPerSecond", downloadSpeed(), megabytes, &Preferences::downloadsChanged);
}

int Preferences::contextLength() const
{
    return std::clamp(value("model/context", 0), 0, MostTokens);
}

void Preferences::setContextLength(int tokens)
{
    change("model/context", contextLength(), tokens, &Preferences::contextLengthChanged);
}

QString Preferences::modelsFolder() const
{
    return value("model/folder", QString());
}

void Preferences::setModelsFolder(const QString &folder)
{
    change("model/folder", modelsFolder(), folder, &Preferences::modelsFolderChanged);
}

QString Preferences::systemPrompt() const
{
    return value("answers/systemPrompt", QString());
}

void Preferences::setSystemPrompt(const QString &text)
{
    change("answers/systemPrompt", systemPrompt(), text, &Preferences::answersChanged);
}

double Preferences::temperature() const
{
    const double temperature = value("answers/temperature", -1.0);
    return temperature >= 0 ? std::min(temperature, 2.0) : -1; // also for what is not a number
}

void Preferences::setTemperature(double temperature)
{
    change("answers/temperature", this->temperature(), temperature, &Preferences::answersChanged);
}

QList<double> Preferences::sampling() const
{
    QList<double> numbers;
    for (const SamplingRow &row : SamplingRows) {
        const double number = value(row.key, -1.0);
        numbers.append(number >= 0 ? std::min(number, row.most) : -1);
    }
    return numbers;
}

void Preferences::setSampling(int field, double number)
{
    change(SamplingRows.at(field).key, sampling().at(field), number, &Preferences::answersChanged);
}

int Preferences::longestAnswer() const
{
    return std::clamp(value("answers/longest", 0), 0, MostTokens);
}

void Preferences::setLongestAnswer(int tokens)
{
    change("answers/longest", longestAnswer(), tokens, &Preferences::answersChanged);
}

AnswerSettings Preferences::answers() const
{
    AnswerSettings answers = {.systemPrompt = systemPrompt().trimmed(), .maxTokens = longestAnswer()};
    if (temperature() >= 0)
        answers.temperature = temperature();
    const QList<double> numbers = sampling();
    for (std::size_t field = 0; field < SamplingFields.size(); ++field) {
        if (const double number = numbers.at(qsizetype(field)); number >= 0)
            answers.sampling.*SamplingFields.at(field) = number;
    }
    return answers;
}

QString Preferences::dataFolder() const
{
    return value("data/folder", QString());
}

void Preferences::setDataFolder(const QString &folder)
{
    change("data/folder", dataFolder(), folder, &Preferences::dataFolderChanged);
}

bool Preferences::sidebarShown() const
{
    return value("window/sidebar", true);
}

void Preferences::setSidebarShown(bool shown)
{
    change("window/sidebar", sidebarShown(), shown, &Preferences::sidebarShownChanged);
}

bool Preferences::codeWrapped() const
{
    return value("appearance/wrapCode", false);
}

void Preferences::setCodeWrapped(bool wrapped)
{
    change("appearance/wrapCode", codeWrapped(), wrapped, &Preferences::codeWrappedChanged);
}

bool Preferences::codeNumbered() const
{
    return value("appearance/numberCode", false);
}

void Preferences::setCodeNumbered(bool numbered)
{
    change("appearance/numberCode", codeNumbered(), numbered, &Preferences::codeNumberedChanged);
}

QString Preferences::codeTheme() const
{
    return value("appearance/codeTheme", QString());
}

QStringList Preferences::codeThemes() const
{
    return ui::codeThemes();
}

void Preferences::setCodeTheme(const QString &name)
{
    change("appearance/codeTheme", codeTheme(), name, &Preferences::codeThemeChanged);
}

QStringList Preferences::codeQuestions() const
{
    return value("code/questions", QStringList());
}

void Preferences::setCodeQuestions(const QStringList &questions)
{
    change("code/questions", codeQuestions(), questions, &Preferences::codeQuestionsChanged);
}

QStringList Preferences::codeCheckers() const
{
    return value("code/checkers", QStringList());
}

void Preferences::setCodeCheckers(const QStringList &ids)
{
    change("code/checkers", codeCheckers(), ids, &Preferences::codeCheckersChanged);
}

bool Preferences::welcomeSeen() const
{
    return value("window/welcomeSeen", false);
}

void Preferences::setWelcomeSeen(bool seen)
{
    change("window/welcomeSeen", welcomeSeen(), seen, &Preferences::welcomeSeenChanged);
}

int Preferences::windowWidth() const
{
    return std::clamp(value("window/width", 1280), 320, 16384);
}

void Preferences::setWindowWidth(int width)
{
    change("window/width", windowWidth(), width, &Preferences::windowWidthChanged);
}

int Preferences::windowHeight() const
{
    return std::clamp(value("window/height", 800), 240, 16384);
}

void Preferences::setWindowHeight(int height)
{
    change("window/height", windowHeight(), height, &Preferences::windowHeightChanged);
}

bool Preferences::windowMaximized() const
{
    return value("window/maximized", false);
}

void Preferences::setWindowMaximized(bool maximized)
{
    change("window/maximized", windowMaximized(), maximized, &Preferences::windowMaximizedChanged);
}

} // namespace ui
