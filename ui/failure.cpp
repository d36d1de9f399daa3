// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/failure.h"

#include "ui/byte_words.h"

namespace ui {

QString Failure::title() const
{
    switch (kind) {
    case Kind::None: return {};
    case Kind::NoModel: return tr("No model is loaded");
    case Kind::ModelUnreadable: return tr("This model file cannot be read");
    case Kind::ModelOffline: return tr("This model’s drive is not connected");
    case Kind::ModelMendable: return tr("This model became damaged");
    case Kind::ModelDamaged: return tr("This model file is damaged");
    case Kind::ModelUnsupported: return tr("This model cannot be run yet");
    case Kind::ModelTooLarge: return tr("This model is too large for the memory that is free");
    case Kind::ContextFull: return tr("This message does not fit any more");
    case Kind::NoSummary: return tr("The model wrote no summary");
    case Kind::NoDevice: return tr("The chosen device is not there");
    case Kind::DeviceLost: return tr("The device stopped computing");
    case Kind::FolderUnwritable: return tr("The data folder cannot be written");
    case Kind::DiskFull: return tr("The disk is full");
    case Kind::StoreLocked: return tr("Another program holds the conversations");
    case Kind::StoreNewer: return tr("The conversations are from a newer Chasqui");
    case Kind::StoreForeign: return tr("This folder is used by another program");
    case Kind::StoreDamaged: return tr("The conversations are damaged");
    case Kind::LibraryFailed: return tr("The list of models could not be read or written");
    case Kind::LedgerFailed: return tr("The record of requests could not be read or written");
    case Kind::ModelNotMoved: return tr("The file could not be moved to the bin");
    case Kind::StoreFailed: return tr("The conversations could not be read or written");
    case Kind::NoAddress: return tr("This is no address of a model");
    case Kind::Offline: return tr("Chasqui is offline");
    case Kind::FetchRefused: return tr("This server was not asked");
    case Kind::FetchInsecure: return tr("This address is not secure");
    case Kind::ServerAway: return tr("The server cannot be reached");
    case Kind::ServerAsksWho: return tr("The server wants to know who fetches this");
    case Kind::FileNotThere: return tr("The server has no such file");
    case Kind::ServerRefuses: return tr("The server refused");
    case Kind::ServerSuspect: return tr("This server is not to be trusted");
    case Kind::FetchChanged: return tr("The server has another file now");
    case Kind::FetchNoModel: return tr("What the server sends is no model");
    case Kind::FetchDamaged: return tr("The file came damaged");
    case Kind::FetchDiskFull: return tr("The disk has no room for it");
    case Kind::FetchUnwritable: return tr("The file cannot be written here");
    case Kind::RepairUnwritable: return tr("The file cannot be repaired here");
    case Kind::DiskSuspect: return tr("The disk may be failing");
    case Kind::TextUnreadable: return tr("This file cannot be opened");
    case Kind::TextTooLarge: return tr("This file is too large to edit here");
    case Kind::NotText: return tr("This is not a text");
    case Kind::NoTextIn: return tr("This folder has no text");
    case Kind::TextChanged: return tr("Another program changed this file");
    case Kind::TextUnwritable: return tr("This file could not be saved");
    case Kind::TextUnencodable: return tr("This file’s encoding lacks a character");
    case Kind::Unexpected: break;
    }
    return tr("Something went wrong");
}

QString Failure::meaning() const
{
    switch (kind) {
    case Kind::None: return {};
    case Kind::NoModel:
        return tr("Nobody can answer. Choose a model above, or open a model file that you have.");
    case Kind::ModelUnreadable:
        return tr("“%1” is not there any more, or may not be read. Your conversations are unharmed. Look "
                  "whether "
                  "its drive is connected, or choose another model.")
            .arg(subject);
    case Kind::LibraryFailed:
        return tr("Your models and conversations are unharmed. Look whether the folder of the data can be "
                  "written and "
                  "whether its disk has room, then start again.");
    case Kind::LedgerFailed:
        return tr(
            "Until it can, nothing is asked of the network; chatting goes on. Look whether its folder can be "
            "written and whether its disk has room.");
    case Kind::ModelNotMoved:
        return tr("“%1” is where it was. Its disk may have no bin, or may not be written; it can be deleted "
                  "in the "
                  "file manager.")
            .arg(subject);
    case Kind::ModelOffline:
        return tr("“%1” is in a folder that cannot be reached now. Connect the drive that it is on, or "
                  "choose "
                  "another model.")
            .arg(subject);
    case Kind::ModelMendable:
        return tr("“%1” is not whole any more; a disk may have damaged it. It cannot be used as it is. What "
                  "is "
                  "wrong of it can be fetched again, and nothing else; your conversations are unharmed.")
            .arg(subject);
    case Kind::ModelDamaged:
        return tr("“%1” is not a whole model file, perhaps because its download was cut short. It cannot be "
                  "used; "
                  "your conversations are unharmed. Download it again, or choose another model.")
            .arg(subject);
    case Kind::ModelUnsupported:
        return tr("“%1” is sound, but of a kind that Chasqui does not run. Choose a model of the Llama "
                  "family in a "
                  "common quantisation such as Q4_K_M.")
            .arg(subject);
    case Kind::ModelTooLarge:
        if (needed == 0)
            return tr("“%1” needs more memory than there is. Close other programs, or choose a smaller "
                      "model.")
                .arg(subject);
        return tr("“%1” needs %2 of memory and %3 are free. Close other programs, or choose a smaller model.")
            .arg(subject, byteWords(needed), byteWords(available));
    case Kind::ContextFull:
        return tr("With this message the conversation has %L1 tokens, and the model reads %L2. Nothing is "
                  "lost; "
                  "choose what it shall read.")
            .arg(needed)
            .arg(available);
    case Kind::NoSummary:
        return tr(
            "Nothing was changed. Answer again and choose another way, or choose another model: small ones "
            "often cannot summarise.");
    case Kind::NoDevice: return tr("Nothing can be computed there. Choose another device in the settings.");
    case Kind::DeviceLost:
        return tr("It was reset or taken away while it computed. What was written is kept. Load the model "
                  "again, or "
                  "choose another device in the settings.");
    case Kind::FolderUnwritable:
        return tr("Nothing can be kept in “%1”. What you wrote stays in the field. Allow writing to that "
                  "folder, or "
                  "choose another one in the settings.")
            .arg(subject);
    case Kind::DiskFull:
        return tr("There is no room left where your conversations are kept (“%1”). What you wrote is still "
                  "here; "
                  "free some space and try again.")
            .arg(subject);
    case Kind::StoreLocked:
        return tr("Another program uses the file with your conversations in “%1”. Nothing was changed. Close "
                  "it and "
                  "try again.")
            .arg(subject);
    case Kind::StoreNewer:
        return tr("A newer release wrote the conversations in “%1”, and this one would harm them. Nothing "
                  "was "
                  "changed. Start the newer release, or choose another folder.")
            .arg(subject);
    case Kind::StoreForeign:
        return tr("The file “chasqui.db” in “%1” was not made by Chasqui. Nothing was changed. Choose "
                  "another folder, "
                  "or move that file away.")
            .arg(subject);
    case Kind::StoreDamaged:
        return tr("The file with your conversations in “%1” cannot be read and could not be mended. It was "
                  "not "
                  "changed. Copies are in the folder “backups” beside it.")
            .arg(subject);
    case Kind::StoreFailed:
        return tr("The disk with “%1” reported an error. What you wrote is still here. Try again, and look "
                  "after the "
                  "disk if it happens again.")
            .arg(subject);
    case Kind::NoAddress:
        return tr(
            "Write the address of a GGUF file, or of its page on Hugging Face. It begins with https://");
    case Kind::Offline:
        return tr("The page of the network says that nothing may be asked. What has come stays.");
    case Kind::FetchRefused: return tr("Nothing was sent. Try again to be asked once more.");
    case Kind::FetchInsecure:
        return tr(
            "On the way others could read and change what comes. Look whether the server has an address "
            "that begins with https://");
    case Kind::ServerAway:
        return tr("What has come stays. Look whether this computer is connected, then try again.");
    case Kind::ServerAsksWho:
        return tr("Its publisher may want you to accept a licence on the model’s page first. Then write a "
                  "token of yours into the settings, and try again.");
    case Kind::FileNotThere: return tr("Look whether the address is right; the file may have moved.");
    case Kind::ServerRefuses:
        return tr("What has come stays. It may be busy: try again later, or another address.");
    case Kind::ServerSuspect:
        return tr("Nothing was fetched: somebody may stand between you and the server. Try another network.");
    case Kind::FetchChanged:
        return tr("It is not the one that was published, or contradicts itself. Try again later.");
    case Kind::FetchNoModel:
        return tr("Nothing was kept. Instead of a file there often comes a page that asks for a login.");
    case Kind::FetchDamaged:
        return tr("It came twice, and each time it was not what was published. It is not used, and stands "
                  "beside its place as “%1.bad”.")
            .arg(subject);
    case Kind::FetchDiskFull: return tr("What has come stays. Make room, and go on.");
    case Kind::FetchUnwritable:
        return tr("Something with that name is there already, another program fetches it, or the folder may "
                  "not be written.");
    case Kind::RepairUnwritable:
        return tr(
            "It may be gone, or may not be read and written. Fetch the model anew, or look at its folder.");
    case Kind::TextUnreadable:
        return tr("“%1” is not there or may not be read. Nothing here was changed.").arg(subject);
    case Kind::TextTooLarge:
        return tr("“%1” has %2, and up to %3 can be edited.")
            .arg(subject, byteWords(needed), byteWords(available));
    case Kind::NotText: return tr("“%1” has bytes that no text has. It was left as it is.").arg(subject);
    case Kind::NoTextIn:
        return tr("In “%1” no file is a text, or all are too large. Hidden ones, and folders of what tools "
                  "make, are left "
                  "out.")
            .arg(subject);
    case Kind::TextChanged:
        return tr("“%1” is not what it was when you opened it. Keep your text and write over it, or take the "
                  "file as it is now; or save yours under another name.")
            .arg(subject);
    case Kind::TextUnwritable:
        return tr("Your text is kept here. Save it in another place, or make room or get permission to write "
                  "“%1”.")
            .arg(subject);
    case Kind::TextUnencodable:
        return tr("“%1” is written in %2, which has no sign for something that you wrote. Saving as UTF-8 "
                  "keeps "
                  "it.")
            .arg(subject, detail);
    case Kind::DiskSuspect:
        return tr("What was written to “%1” is read in another way. Look after the disk before it loses "
                  "more, "
                  "and fetch the model to another one.")
            .arg(subject);
    case Kind::Unexpected: break;
    }
    return tr("Your conversations are unharmed. Try again; the details say more.");
}

} // namespace ui
