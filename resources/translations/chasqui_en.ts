<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerWords</name>
    <message numerus="yes">
        <source>The graphics card failed after %n token(s) of this answer, and the processor wrote the rest.</source>
        <translation>
            <numerusform>The graphics card failed after %n token of this answer, and the processor wrote the rest.</numerusform>
            <numerusform>The graphics card failed after %n tokens of this answer, and the processor wrote the rest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message numerus="yes">
        <source>the first %n file(s)</source>
        <translation>
            <numerusform>the first file</numerusform>
            <numerusform>the first %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message numerus="yes">
        <source>%n change(s) to the part of %1 that is most like the code; the rest stays. A file is written only when you save.</source>
        <translation>
            <numerusform>%n change to the part of %1 that is most like the code; the rest stays. A file is written only when you save.</numerusform>
            <numerusform>%n changes to the part of %1 that is most like the code; the rest stays. A file is written only when you save.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to %1. A file is written only when you save.</source>
        <translation>
            <numerusform>%n change to %1. A file is written only when you save.</numerusform>
            <numerusform>%n changes to %1. A file is written only when you save.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply the other %n</source>
        <translation>
            <numerusform>Apply the other</numerusform>
            <numerusform>Apply the other %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeRow</name>
    <message numerus="yes">
        <source>Code, %1, %n line(s)</source>
        <translation>
            <numerusform>Code, %1, %n line</numerusform>
            <numerusform>Code, %1, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s) in this code could hide what it does. They are shown here and are left out when you copy or save.</source>
        <translation>
            <numerusform>%n invisible character in this code could hide what it does. It is shown here and is left out when you copy or save.</numerusform>
            <numerusform>%n invisible characters in this code could hide what it does. They are shown here and are left out when you copy or save.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n line(s)</source>
        <translation>
            <numerusform>%1 · %n line</numerusform>
            <numerusform>%1 · %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%n message(s) waiting</source>
        <translation>
            <numerusform>%n message waiting</numerusform>
            <numerusform>%n messages waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message numerus="yes">
        <source>The model no longer reads the %n message(s) above</source>
        <translation>
            <numerusform>The model no longer reads the message above</numerusform>
            <numerusform>The model no longer reads the %n messages above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model reads a summary of the %n message(s) above</source>
        <translation>
            <numerusform>The model reads a summary of the message above</numerusform>
            <numerusform>The model reads a summary of the %n messages above</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadWords</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message numerus="yes">
        <source>%n model(s) found</source>
        <translation>
            <numerusform>%n model found</numerusform>
            <numerusform>%n models found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message numerus="yes">
        <source>%1, folded, with %n conversation(s)</source>
        <translation>
            <numerusform>%1, folded, with %n conversation</numerusform>
            <numerusform>%1, folded, with %n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, unfolded, with %n conversation(s)</source>
        <translation>
            <numerusform>%1, unfolded, with %n conversation</numerusform>
            <numerusform>%1, unfolded, with %n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n thing(s) could not be taken in</source>
        <translation>
            <numerusform>%n thing could not be taken in</numerusform>
            <numerusform>%n things could not be taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message numerus="yes">
        <source>%1 · running on %2, %n thread(s)</source>
        <translation>
            <numerusform>%1 · running on %2, %n thread</numerusform>
            <numerusform>%1 · running on %2, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message numerus="yes">
        <source>Filter %n model(s)</source>
        <translation>
            <numerusform>Filter %n model</numerusform>
            <numerusform>Filter %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message numerus="yes">
        <source>%n request(s) since start</source>
        <translation>
            <numerusform>%n request since start</numerusform>
            <numerusform>%n requests since start</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>The newest %n message(s)</source>
        <translation>
            <numerusform>The newest message</numerusform>
            <numerusform>The newest %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is asked unless you wish it: %n request(s) since start. The page of the network shows each.</source>
        <translation>
            <numerusform>Nothing is asked unless you wish it: %n request since start. The page of the network shows each.</numerusform>
            <numerusform>Nothing is asked unless you wish it: %n requests since start. The page of the network shows each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) until now…</source>
        <translation>
            <numerusform>%n conversation until now…</numerusform>
            <numerusform>%n conversations until now…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BinModel</name>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n message(s) after it</source>
        <translation>
            <numerusform>%1, with %n message after it</numerusform>
            <numerusform>%1, with %n messages after it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationBrowser</name>
    <message numerus="yes">
        <source>%n message(s) are in the bin</source>
        <translation>
            <numerusform>The message is in the bin</numerusform>
            <numerusform>%n messages are in the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are back</source>
        <translation>
            <numerusform>The conversation is back</numerusform>
            <numerusform>%n conversations are back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was imported is in the bin: %n conversation(s)</source>
        <translation>
            <numerusform>What was imported is in the bin: one conversation</numerusform>
            <numerusform>What was imported is in the bin: %n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are where they were</source>
        <translation>
            <numerusform>The conversation is where it was</numerusform>
            <numerusform>%n conversations are where they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in the archive</source>
        <translation>
            <numerusform>The conversation is in the archive</numerusform>
            <numerusform>%n conversations are in the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in no folder now</source>
        <translation>
            <numerusform>The conversation is in no folder now</numerusform>
            <numerusform>%n conversations are in no folder now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in “%1” now</source>
        <translation>
            <numerusform>The conversation is in “%1” now</numerusform>
            <numerusform>%n conversations are in “%1” now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in the bin</source>
        <translation>
            <numerusform>The conversation is in the bin</numerusform>
            <numerusform>%n conversations are in the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationImports</name>
    <message numerus="yes">
        <source>%n message(s) follow on themselves and are left out</source>
        <translation>
            <numerusform>%n message follows on itself and is left out</numerusform>
            <numerusform>%n messages follow on themselves and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) or other file(s) are left out</source>
        <translation>
            <numerusform>%n picture or other file is left out</numerusform>
            <numerusform>%n pictures or other files are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are imported.</source>
        <translation>
            <numerusform>%n conversation is imported.</numerusform>
            <numerusform>%n conversations are imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n was here already.</numerusform>
            <numerusform>%n were here already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelListModel</name>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
</context>
</TS>
