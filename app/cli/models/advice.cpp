// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/advice.h"

namespace cli {

using storage::DownloadProblem;
using storage::FetchFailure;

namespace {

const std::string AskedOfNobody = "'chasqui-cli network' shows what may be asked, and changes it";
const std::string AskedForAToken =
    "accept the licence on the model's page, and put a token of yours into HF_TOKEN";

} // namespace

std::string adviceFor(DownloadProblem problem, const std::string &again)
{
    switch (problem) {
    case DownloadProblem::None: break;
    case DownloadProblem::NotAllowed: return AskedOfNobody;
    case DownloadProblem::Insecure:
        return "others on the way could read and change what is sent; look whether the server has an "
               "https:// address";
    case DownloadProblem::Unreachable:
        return "what came stays; the same command " + again + " once the server can be reached";
    case DownloadProblem::Denied: return "the publisher wants to know who fetches it: " + AskedForAToken;
    case DownloadProblem::NotThere: return "look whether the address is right";
    case DownloadProblem::Answered: return "try again later, or another address";
    case DownloadProblem::NotTrusted:
        return "nothing was fetched; somebody may stand between you and the server";
    case DownloadProblem::Changed: return "try again later, or another address";
    case DownloadProblem::NotAModel:
        return "nothing was kept; a page that asks for a login or a licence often comes instead of the file";
    case DownloadProblem::WrongHash:
        return "what came stands beside its place as .bad and is not used; try another address";
    case DownloadProblem::DiskFull: return "what came stays; make room and run the same command again";
    case DownloadProblem::Unwritable: return "look at the folder, or name another one with --folder";
    }
    return "";
}

std::string adviceFor(const FetchFailure &failure)
{
    switch (failure.kind) {
    case FetchFailure::Kind::Refused: return AskedOfNobody;
    case FetchFailure::Kind::Unreachable: return "look whether this computer is connected, and try again";
    case FetchFailure::Kind::Untrusted: return "somebody may stand between you and the server";
    case FetchFailure::Kind::Answered:
        if (failure.status == 401 || failure.status == 403)
            return AskedForAToken;
        return failure.status == 404 ? "look whether the name is right" : "try again later";
    case FetchFailure::Kind::Nonsense:
        return "HF_ENDPOINT names the server; look whether it is the right one";
    }
    return "";
}

} // namespace cli
