<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AgainSheet</name>
    <message>
        <source>Answer again</source>
        <translation>Responder de nuevo</translation>
    </message>
    <message>
        <source>The answer that is there stays beside the new one.</source>
        <translation>La respuesta que hay se conserva junto a la nueva.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Ningún modelo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>AnswerEditor</name>
    <message>
        <source>Edit the answer</source>
        <translation>Editar la respuesta</translation>
    </message>
    <message>
        <source>What the model said stays beside it. From here on, the model takes your text for its own.</source>
        <translation>Lo que dijo el modelo se conserva al lado. A partir de aquí, el modelo toma tu texto por suyo.</translation>
    </message>
    <message>
        <source>Keep as a version</source>
        <translation>Guardar como versión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>Waiting to be answered</source>
        <translation>Esperando respuesta</translation>
    </message>
    <message>
        <source>Reading · %L1 of %L2 tokens</source>
        <translation>Leyendo · %L1 de %L2 tokens</translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation>Esc detiene</translation>
    </message>
    <message>
        <source>This was not answered.</source>
        <translation>Esto no se respondió.</translation>
    </message>
    <message>
        <source>This answer was interrupted. What came before is kept.</source>
        <translation>Esta respuesta se interrumpió. Lo anterior se conserva.</translation>
    </message>
    <message>
        <source>This answer reached the greatest length that is set.</source>
        <translation>Esta respuesta alcanzó la longitud máxima fijada.</translation>
    </message>
    <message>
        <source>The answer ended here because the context is full. To continue it, the model leaves out the oldest messages.</source>
        <translation>La respuesta terminó aquí porque el contexto está lleno. Para continuarla, el modelo deja fuera los mensajes más antiguos.</translation>
    </message>
    <message>
        <source>The answer ended here because the context is full. The model can read no more of this conversation at once.</source>
        <translation>La respuesta terminó aquí porque el contexto está lleno. El modelo no puede leer más de esta conversación a la vez.</translation>
    </message>
    <message numerus="yes">
        <source>The graphics card failed after %n token(s) of this answer, and the processor wrote the rest.</source>
        <translation>
            <numerusform>La tarjeta gráfica falló tras %n token de esta respuesta y el procesador escribió el resto.</numerusform>
            <numerusform>La tarjeta gráfica falló tras %n tokens de esta respuesta y el procesador escribió el resto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited by you</source>
        <translation>Editada por ti</translation>
    </message>
    <message>
        <source>Summarising what came before</source>
        <translation>Resumiendo lo anterior</translation>
    </message>
</context>
<context>
    <name>AskButton</name>
    <message>
        <source>Explain it</source>
        <translation>Explicarlo</translation>
    </message>
    <message>
        <source>Explain this code:</source>
        <translation>Explica este código:</translation>
    </message>
    <message>
        <source>Find bugs</source>
        <translation>Buscar errores</translation>
    </message>
    <message>
        <source>Find the bugs in this code and show the corrected code:</source>
        <translation>Busca los errores de este código y muestra el código corregido:</translation>
    </message>
    <message>
        <source>Write tests</source>
        <translation>Escribir pruebas</translation>
    </message>
    <message>
        <source>Write tests for this code:</source>
        <translation>Escribe pruebas para este código:</translation>
    </message>
    <message>
        <source>Document it</source>
        <translation>Documentarlo</translation>
    </message>
    <message>
        <source>Write documentation comments into this code and change nothing else:</source>
        <translation>Escribe comentarios de documentación en este código y no cambies nada más:</translation>
    </message>
    <message>
        <source>Time and memory</source>
        <translation>Tiempo y memoria</translation>
    </message>
    <message>
        <source>How do the time and the memory that this code takes grow with its input?</source>
        <translation>¿Cómo crecen con su entrada el tiempo y la memoria que necesita este código?</translation>
    </message>
    <message>
        <source>Translate to…</source>
        <translation>Traducir a…</translation>
    </message>
    <message>
        <source>Translate this code to %1:</source>
        <translation>Traduce este código a %1:</translation>
    </message>
    <message>
        <source>Ask something else…</source>
        <translation>Preguntar otra cosa…</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Ask about this code</source>
        <translation>Preguntar por este código</translation>
    </message>
    <message>
        <source>Question about the code</source>
        <translation>Pregunta sobre el código</translation>
    </message>
    <message>
        <source>For example: Which of these functions are never called?</source>
        <translation>Por ejemplo: ¿Qué funciones no se usan nunca?</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Keep it in the menu</source>
        <translation>Guardarla en el menú</translation>
    </message>
    <message>
        <source>In the menu</source>
        <translation>En el menú</translation>
    </message>
    <message>
        <source>Take “%1” out of the menu</source>
        <translation>Quitar «%1» del menú</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Attach files or a folder</source>
        <translation>Adjuntar archivos o una carpeta</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Archivos…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Una carpeta…</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 tokens</translation>
    </message>
    <message numerus="yes">
        <source>the first %n file(s)</source>
        <translation>
            <numerusform>el primer archivo</numerusform>
            <numerusform>los primeros %n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>map of %1 · %2</source>
        <translation>mapa de %1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Take it whole</source>
        <translation>Tomarla entera</translation>
    </message>
    <message>
        <source>Only a map</source>
        <translation>Solo un mapa</translation>
    </message>
    <message>
        <source>A map has the names of the files and of what they define.</source>
        <translation>Un mapa tiene los nombres de los archivos y de lo que definen.</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Remove all of them for good</source>
        <translation>Eliminarlas todas para siempre</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Vaciar la papelera…</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Para siempre</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Remove %1 for good</source>
        <translation>Eliminar %1 para siempre</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Eliminar %1</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message>
        <source>What is restored goes back to where it was. After 30 days it is gone for good.</source>
        <translation>Lo que restauras vuelve a su sitio. Pasados 30 días desaparece para siempre.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>queda %n día</numerusform>
            <numerusform>quedan %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Restaurar %1</translation>
    </message>
    <message>
        <source>Conversations and messages that you delete wait here for 30 days.</source>
        <translation>Las conversaciones y los mensajes que eliminas esperan aquí 30 días.</translation>
    </message>
</context>
<context>
    <name>ChangeCard</name>
    <message>
        <source>Line %1</source>
        <translation>Línea %1</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Aplicado</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Edited meanwhile</source>
        <translation>Editado entretanto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo the change at line %1</source>
        <translation>Deshacer el cambio de la línea %1</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Skip the change at line %1</source>
        <translation>Omitir el cambio de la línea %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Apply the change at line %1</source>
        <translation>Aplicar el cambio de la línea %1</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Añadido: %1</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Quitado: %1</translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>Changes from the chat</source>
        <translation>Cambios del chat</translation>
    </message>
    <message>
        <source>Close the changes</source>
        <translation>Cerrar los cambios</translation>
    </message>
    <message>
        <source>%1 has this code already.</source>
        <translation>%1 ya tiene este código.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to the part of %1 that is most like the code; the rest stays. A file is written only when you save.</source>
        <translation>
            <numerusform>%n cambio en la parte de %1 que más se parece al código; lo demás se queda. Un archivo solo se escribe cuando guardas.</numerusform>
            <numerusform>%n cambios en la parte de %1 que más se parece al código; lo demás se queda. Un archivo solo se escribe cuando guardas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to %1. A file is written only when you save.</source>
        <translation>
            <numerusform>%n cambio en %1. Un archivo solo se escribe cuando guardas.</numerusform>
            <numerusform>%n cambios en %1. Un archivo solo se escribe cuando guardas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply the other %n</source>
        <translation>
            <numerusform>Aplicar el otro</numerusform>
            <numerusform>Aplicar los otros %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply all</source>
        <translation>Aplicar todos</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
</context>
<context>
    <name>ChatFindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New chat</source>
        <translation>Nuevo chat</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>No hay ningún modelo cargado</translation>
    </message>
    <message>
        <source>A small model that came with the program. It answers quickly and is often wrong: it is there to try Chasqui with.</source>
        <translation>Un modelo pequeño que vino con el programa. Responde rápido y se equivoca a menudo: está para probar Chasqui.</translation>
    </message>
    <message>
        <source>Use a better model…</source>
        <translation>Usar un modelo mejor…</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Elegir un modelo…</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>Ir al final</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Entendido</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Elegir otro modelo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This model was not trained to answer: it goes on with what you write. For code, the pad suggests what belongs at the cursor.</source>
        <translation>Este modelo no está entrenado para responder: continúa lo que escribes. Para código, el bloc sugiere lo que va en el cursor.</translation>
    </message>
    <message>
        <source>Open the code pad</source>
        <translation>Abrir el bloc de código</translation>
    </message>
</context>
<context>
    <name>ChatSettingsButton</name>
    <message>
        <source>Answers in this chat (changed)</source>
        <translation>Respuestas en este chat (cambiadas)</translation>
    </message>
    <message>
        <source>Answers in this chat</source>
        <translation>Respuestas en este chat</translation>
    </message>
    <message>
        <source>%1 as in the settings</source>
        <translation>%1: como en los ajustes</translation>
    </message>
    <message>
        <source>What is not changed here is as in the settings of the program.</source>
        <translation>Lo que aquí no se cambia queda como en los ajustes del programa.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Instruction of this chat</source>
        <translation>Instrucción de este chat</translation>
    </message>
    <message>
        <source>For example: Answer briefly, and say when you are not sure.</source>
        <translation>Por ejemplo: responde con brevedad y di cuándo no estás seguro.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Remove the preset</source>
        <translation>Quitar el preajuste</translation>
    </message>
    <message>
        <source>{{date}}, {{weekday}} and {{time}} stand for what they are when an answer begins. Any other name in such brackets is asked for here.</source>
        <translation>{{date}}, {{weekday}} y {{time}} son la fecha, el día de la semana y la hora en que empieza una respuesta. Cualquier otro nombre entre esas llaves se pregunta aquí.</translation>
    </message>
    <message>
        <source>Enter puts it in</source>
        <translation>Intro lo pone</translation>
    </message>
    <message>
        <source>Name of a new preset</source>
        <translation>Nombre de un preajuste nuevo</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>As in the program</source>
        <translation>Como en el programa</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Less about how words are chosen</source>
        <translation>Menos sobre cómo se eligen las palabras</translation>
    </message>
    <message>
        <source>More about how words are chosen</source>
        <translation>Más sobre cómo se eligen las palabras</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>%1 reads the code…</source>
        <translation>%1 lee el código…</translation>
    </message>
    <message>
        <source>This is well-formed %1.</source>
        <translation>Es %1 bien formado.</translation>
    </message>
    <message>
        <source>%1 finds nothing wrong.</source>
        <translation>%1 no encuentra errores.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problema</numerusform>
            <numerusform>%n problemas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can check %2 without running it.</source>
        <translation>%1 puede comprobar %2 sin ejecutarlo.</translation>
    </message>
    <message>
        <source>%1 would check %2, and is not installed.</source>
        <translation>%1 comprobaría %2, pero no está instalado.</translation>
    </message>
    <message>
        <source>Nothing here checks %1.</source>
        <translation>Aquí nada comprueba %1.</translation>
    </message>
    <message>
        <source>%1 could not check the code.</source>
        <translation>%1 no pudo comprobar el código.</translation>
    </message>
    <message>
        <source>The text has changed since.</source>
        <translation>El texto ha cambiado desde entonces.</translation>
    </message>
    <message>
        <source>as %1 says</source>
        <translation>según %1</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>Permitir %1</translation>
    </message>
    <message>
        <source>Ask the model to correct it</source>
        <translation>Pedir al modelo que lo corrija</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar otra vez</translation>
    </message>
    <message>
        <source>Close the check</source>
        <translation>Cerrar la comprobación</translation>
    </message>
    <message>
        <source>Chasqui starts no other program unless you allow it. This one is %1; it gets the text in an empty folder, with limits of time and memory. You can take it back in the settings.</source>
        <translation>Chasqui no inicia ningún otro programa sin tu permiso. Este es %1; recibe el texto en una carpeta vacía, con límites de tiempo y memoria. Puedes retirar el permiso en los ajustes.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Línea %1, columna %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>Warning. %1</source>
        <translation>Aviso. %1</translation>
    </message>
    <message>
        <source>Nobody said in which language this is.</source>
        <translation>No se sabe en qué lenguaje está.</translation>
    </message>
</context>
<context>
    <name>CodeLanguages</name>
    <message>
        <source>Plain text</source>
        <translation>Texto sin formato</translation>
    </message>
</context>
<context>
    <name>CodeRow</name>
    <message numerus="yes">
        <source>Code, %1, %n line(s)</source>
        <translation>
            <numerusform>Código, %1, %n línea</numerusform>
            <numerusform>Código, %1, %n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Ajustar las líneas largas</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copiar el código</translation>
    </message>
    <message>
        <source>Show all %L1 lines</source>
        <translation>Mostrar las %L1 líneas</translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s) in this code could hide what it does. They are shown here and are left out when you copy or save.</source>
        <translation>
            <numerusform>%n carácter invisible de este código podría ocultar lo que hace. Aquí se muestra y se omite al copiar o guardar.</numerusform>
            <numerusform>%n caracteres invisibles de este código podrían ocultar lo que hace. Aquí se muestran y se omiten al copiar o guardar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfold the code</source>
        <translation>Desplegar el código</translation>
    </message>
    <message>
        <source>Fold the code</source>
        <translation>Plegar el código</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n line(s)</source>
        <translation>
            <numerusform>%1 · %n línea</numerusform>
            <numerusform>%1 · %n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit in the code pad</source>
        <translation>Editar en el bloc de código</translation>
    </message>
    <message>
        <source>Compare with the code pad</source>
        <translation>Comparar con el bloc de código</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Parar la respuesta</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Answers in this chat</source>
        <translation>Respuestas en esta conversación</translation>
    </message>
    <message>
        <source>Choose the model</source>
        <translation>Elegir el modelo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Code pad</source>
        <translation>Bloc de código</translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <translation>Volver a la conversación</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Mostrar u ocultar la barra lateral</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation>Cambiar el nombre de esta conversación</translation>
    </message>
    <message>
        <source>Export this chat…</source>
        <translation>Exportar esta conversación…</translation>
    </message>
    <message>
        <source>Archive this chat</source>
        <translation>Archivar esta conversación</translation>
    </message>
    <message>
        <source>Move this chat to the bin</source>
        <translation>Mover esta conversación a la papelera</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Exportar todo…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Versión siguiente</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Una página arriba</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Una página abajo</translation>
    </message>
    <message>
        <source>To the next area</source>
        <translation>A la zona siguiente</translation>
    </message>
    <message>
        <source>To the previous area</source>
        <translation>A la zona anterior</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Tamaño normal</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Higher contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>Names of chats</source>
        <translation>Nombres de las conversaciones</translation>
    </message>
    <message>
        <source>Checks of code</source>
        <translation>Comprobaciones de código</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>Where conversations are kept</source>
        <translation>Dónde se guardan las conversaciones</translation>
    </message>
    <message>
        <source>Where model files are kept</source>
        <translation>Dónde se guardan los modelos</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Write the next message while this one is answered</source>
        <translation>Escribe el siguiente mensaje mientras se responde este</translation>
    </message>
    <message>
        <source>Write to the model</source>
        <translation>Escribe al modelo</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) waiting</source>
        <translation>
            <numerusform>%n mensaje en espera</numerusform>
            <numerusform>%n mensajes en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>It will wait for its turn</source>
        <translation>Esperará su turno</translation>
    </message>
    <message>
        <source>Draft %L1 tokens</source>
        <translation>Borrador: %L1 tokens</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Detener (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Enviar (Intro)</translation>
    </message>
    <message>
        <source>Begin a text that the model goes on with</source>
        <translation>Empieza un texto que el modelo continúe</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context: %L1 of %L2 tokens used</source>
        <translation>Contexto: %L1 de %L2 tokens usados</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <extracomment>Tokens of the conversation, and of the context</extracomment>
        <translation>%L1 de %L2</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message numerus="yes">
        <source>The model no longer reads the %n message(s) above</source>
        <translation>
            <numerusform>El modelo ya no lee el mensaje anterior</numerusform>
            <numerusform>El modelo ya no lee los %n mensajes anteriores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model reads a summary of the %n message(s) above</source>
        <translation>
            <numerusform>El modelo lee un resumen del mensaje de arriba</numerusform>
            <numerusform>El modelo lee un resumen de los %n mensajes de arriba</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Hide the summary</source>
        <translation>Ocultar el resumen</translation>
    </message>
    <message>
        <source>Show the summary</source>
        <translation>Mostrar el resumen</translation>
    </message>
    <message>
        <source>Let the model read the messages again</source>
        <translation>Que el modelo vuelva a leer los mensajes</translation>
    </message>
</context>
<context>
    <name>ContextStepper</name>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 tokens</translation>
    </message>
    <message>
        <source>As in the program</source>
        <translation>Como en el programa</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>%1, being answered</source>
        <translation>%1, respondiendo</translation>
    </message>
    <message>
        <source>%1, waiting</source>
        <translation>%1, en espera</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>escribe</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Desfijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Sacar del archivo</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>to put there</comment>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Do not select</source>
        <translation>No elegir</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Elegir</translation>
    </message>
</context>
<context>
    <name>DownloadCard</name>
    <message>
        <source>Use it</source>
        <translation>Usarlo</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Take it off this list</source>
        <translation>Quitarlo de esta lista</translation>
    </message>
    <message>
        <source>Cancel, and delete what has come</source>
        <translation>Cancelar y borrar lo que ha llegado</translation>
    </message>
    <message>
        <source>Cancel; what was mended stays</source>
        <translation>Cancelar; lo reparado se queda</translation>
    </message>
</context>
<context>
    <name>DownloadList</name>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
</context>
<context>
    <name>DownloadWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>queda %n segundo</numerusform>
            <numerusform>quedan %n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>queda %n minuto</numerusform>
            <numerusform>quedan %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>queda %n hora</numerusform>
            <numerusform>quedan %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>No connection; it is tried again</source>
        <translation>Sin conexión; se vuelve a intentar</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>Ready: it is the file that was published</source>
        <translation>Listo: es el archivo que se publicó</translation>
    </message>
    <message>
        <source>Ready; nobody published a checksum to compare it with</source>
        <translation>Listo; nadie publicó una suma con que compararlo</translation>
    </message>
    <message>
        <source>Checked against its SHA-256 before it is used</source>
        <translation>Se comprueba su SHA-256 antes de usarlo</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Reading it: %1</source>
        <translation>Leyéndolo: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Whole again: it is the file that was fetched</source>
        <translation>Entero de nuevo: es el archivo que se descargó</translation>
    </message>
    <message>
        <source>Only what is damaged comes from %1</source>
        <translation>De %1 solo viene lo dañado</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Everything that is stored (*.json)</source>
        <translation>Todo lo que está guardado (*.json)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>No model is loaded</source>
        <translation>No hay ningún modelo cargado</translation>
    </message>
    <message>
        <source>This model file cannot be read</source>
        <translation>Este archivo de modelo no se puede leer</translation>
    </message>
    <message>
        <source>This model file is damaged</source>
        <translation>Este archivo de modelo está dañado</translation>
    </message>
    <message>
        <source>This model cannot be run yet</source>
        <translation>Este modelo aún no se puede usar</translation>
    </message>
    <message>
        <source>This model is too large for the memory that is free</source>
        <translation>Este modelo es demasiado grande para la memoria libre</translation>
    </message>
    <message>
        <source>This message does not fit any more</source>
        <translation>Este mensaje ya no cabe</translation>
    </message>
    <message>
        <source>The chosen device is not there</source>
        <translation>El dispositivo elegido no está</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>No se puede escribir en la carpeta de datos</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <source>Another program holds the conversations</source>
        <translation>Otro programa tiene ocupadas las conversaciones</translation>
    </message>
    <message>
        <source>The conversations are from a newer Chasqui</source>
        <translation>Las conversaciones son de un Chasqui más nuevo</translation>
    </message>
    <message>
        <source>This folder is used by another program</source>
        <translation>Otro programa usa esta carpeta</translation>
    </message>
    <message>
        <source>The conversations are damaged</source>
        <translation>Las conversaciones están dañadas</translation>
    </message>
    <message>
        <source>The conversations could not be read or written</source>
        <translation>No se pudieron leer o escribir las conversaciones</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo salió mal</translation>
    </message>
    <message>
        <source>Nobody can answer. Choose a model above, or open a model file that you have.</source>
        <translation>Nadie puede responder. Elige un modelo arriba o abre un archivo de modelo que tengas.</translation>
    </message>
    <message>
        <source>“%1” is not there any more, or may not be read. Your conversations are unharmed. Look whether its drive is connected, or choose another model.</source>
        <translation>«%1» ya no está o no se permite leerlo. Tus conversaciones están intactas. Comprueba que su disco esté conectado o elige otro modelo.</translation>
    </message>
    <message>
        <source>“%1” is not a whole model file, perhaps because its download was cut short. It cannot be used; your conversations are unharmed. Download it again, or choose another model.</source>
        <translation>«%1» no es un archivo de modelo completo, quizá porque su descarga se cortó. No se puede usar; tus conversaciones están intactas. Descárgalo de nuevo o elige otro modelo.</translation>
    </message>
    <message>
        <source>“%1” is sound, but of a kind that Chasqui does not run. Choose a model of the Llama family in a common quantisation such as Q4_K_M.</source>
        <translation>«%1» está bien, pero es de un tipo que Chasqui no ejecuta. Elige un modelo de la familia Llama con una cuantización común, como Q4_K_M.</translation>
    </message>
    <message>
        <source>“%1” needs more memory than there is. Close other programs, or choose a smaller model.</source>
        <translation>«%1» necesita más memoria de la que hay. Cierra otros programas o elige un modelo más pequeño.</translation>
    </message>
    <message>
        <source>“%1” needs %2 of memory and %3 are free. Close other programs, or choose a smaller model.</source>
        <translation>«%1» necesita %2 de memoria y hay %3 libres. Cierra otros programas o elige un modelo más pequeño.</translation>
    </message>
    <message>
        <source>With this message the conversation has %L1 tokens, and the model reads %L2. Nothing is lost; choose what it shall read.</source>
        <translation>Con este mensaje la conversación tiene %L1 tokens y el modelo lee %L2. No se pierde nada; elige qué debe leer.</translation>
    </message>
    <message>
        <source>Nothing can be computed there. Choose another device in the settings.</source>
        <translation>Ahí no se puede calcular nada. Elige otro dispositivo en los ajustes.</translation>
    </message>
    <message>
        <source>Nothing can be kept in “%1”. What you wrote stays in the field. Allow writing to that folder, or choose another one in the settings.</source>
        <translation>No se puede guardar nada en «%1». Lo que escribiste sigue en el campo. Permite escribir en esa carpeta o elige otra en los ajustes.</translation>
    </message>
    <message>
        <source>There is no room left where your conversations are kept (“%1”). What you wrote is still here; free some space and try again.</source>
        <translation>No queda espacio donde se guardan tus conversaciones («%1»). Lo que escribiste sigue aquí; libera espacio y reintenta.</translation>
    </message>
    <message>
        <source>Another program uses the file with your conversations in “%1”. Nothing was changed. Close it and try again.</source>
        <translation>Otro programa usa el archivo con tus conversaciones en «%1». No se cambió nada. Ciérralo y reintenta.</translation>
    </message>
    <message>
        <source>A newer release wrote the conversations in “%1”, and this one would harm them. Nothing was changed. Start the newer release, or choose another folder.</source>
        <translation>Una versión más nueva escribió las conversaciones de «%1» y esta las dañaría. No se cambió nada. Inicia la versión más nueva o elige otra carpeta.</translation>
    </message>
    <message>
        <source>The file “chasqui.db” in “%1” was not made by Chasqui. Nothing was changed. Choose another folder, or move that file away.</source>
        <translation>El archivo «chasqui.db» de «%1» no lo creó Chasqui. No se cambió nada. Elige otra carpeta o aparta ese archivo.</translation>
    </message>
    <message>
        <source>The file with your conversations in “%1” cannot be read and could not be mended. It was not changed. Copies are in the folder “backups” beside it.</source>
        <translation>El archivo con tus conversaciones en «%1» no se puede leer ni se pudo reparar. No se cambió. Hay copias en la carpeta «backups» junto a él.</translation>
    </message>
    <message>
        <source>The disk with “%1” reported an error. What you wrote is still here. Try again, and look after the disk if it happens again.</source>
        <translation>El disco de «%1» dio un error. Lo que escribiste sigue aquí. Reintenta, y revisa el disco si vuelve a ocurrir.</translation>
    </message>
    <message>
        <source>Your conversations are unharmed. Try again; the details say more.</source>
        <translation>Tus conversaciones están intactas. Reintenta; los detalles dicen más.</translation>
    </message>
    <message>
        <source>The device stopped computing</source>
        <translation>El dispositivo dejó de calcular</translation>
    </message>
    <message>
        <source>It was reset or taken away while it computed. What was written is kept. Load the model again, or choose another device in the settings.</source>
        <translation>Se reinició o se retiró mientras calculaba. Lo escrito se conserva. Vuelve a cargar el modelo o elige otro dispositivo en los ajustes.</translation>
    </message>
    <message>
        <source>This model’s drive is not connected</source>
        <translation>La unidad de este modelo no está conectada</translation>
    </message>
    <message>
        <source>“%1” is in a folder that cannot be reached now. Connect the drive that it is on, or choose another model.</source>
        <translation>«%1» está en una carpeta que ahora no se puede leer. Conecta la unidad en la que está o elige otro modelo.</translation>
    </message>
    <message>
        <source>The list of models could not be read or written</source>
        <translation>No se pudo leer o escribir la lista de modelos</translation>
    </message>
    <message>
        <source>The file could not be moved to the bin</source>
        <translation>No se pudo mover el archivo a la papelera</translation>
    </message>
    <message>
        <source>Your models and conversations are unharmed. Look whether the folder of the data can be written and whether its disk has room, then start again.</source>
        <translation>Tus modelos y conversaciones están intactos. Mira si se puede escribir en la carpeta de datos y si su disco tiene espacio, y vuelve a empezar.</translation>
    </message>
    <message>
        <source>“%1” is where it was. Its disk may have no bin, or may not be written; it can be deleted in the file manager.</source>
        <translation>«%1» sigue donde estaba. Quizá su disco no tiene papelera o no se puede escribir en él; puedes borrarlo en el gestor de archivos.</translation>
    </message>
    <message>
        <source>The record of requests could not be read or written</source>
        <translation>El registro de peticiones no se pudo leer o escribir</translation>
    </message>
    <message>
        <source>Until it can, nothing is asked of the network; chatting goes on. Look whether its folder can be written and whether its disk has room.</source>
        <translation>Mientras no se pueda, no se pide nada a la red; las conversaciones siguen. Mira si se puede escribir en su carpeta y si queda espacio en el disco.</translation>
    </message>
    <message>
        <source>This is no address of a model</source>
        <translation>Esto no es la dirección de un modelo</translation>
    </message>
    <message>
        <source>Chasqui is offline</source>
        <translation>Chasqui está sin conexión</translation>
    </message>
    <message>
        <source>This server was not asked</source>
        <translation>No se preguntó a este servidor</translation>
    </message>
    <message>
        <source>This address is not secure</source>
        <translation>Esta dirección no es segura</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>No se puede llegar al servidor</translation>
    </message>
    <message>
        <source>The server wants to know who fetches this</source>
        <translation>El servidor quiere saber quién lo descarga</translation>
    </message>
    <message>
        <source>The server has no such file</source>
        <translation>El servidor no tiene ese archivo</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>El servidor se negó</translation>
    </message>
    <message>
        <source>This server is not to be trusted</source>
        <translation>Este servidor no es de fiar</translation>
    </message>
    <message>
        <source>The server has another file now</source>
        <translation>El servidor tiene ahora otro archivo</translation>
    </message>
    <message>
        <source>What the server sends is no model</source>
        <translation>Lo que envía el servidor no es un modelo</translation>
    </message>
    <message>
        <source>The file came damaged</source>
        <translation>El archivo llegó dañado</translation>
    </message>
    <message>
        <source>The disk has no room for it</source>
        <translation>El disco no tiene sitio para él</translation>
    </message>
    <message>
        <source>The file cannot be written here</source>
        <translation>El archivo no se puede escribir aquí</translation>
    </message>
    <message>
        <source>Write the address of a GGUF file, or of its page on Hugging Face. It begins with https://</source>
        <translation>Escribe la dirección de un archivo GGUF, o la de su página en Hugging Face. Empieza por https://</translation>
    </message>
    <message>
        <source>The page of the network says that nothing may be asked. What has come stays.</source>
        <translation>La página de la red dice que no se puede preguntar nada. Lo que ha llegado se queda.</translation>
    </message>
    <message>
        <source>Nothing was sent. Try again to be asked once more.</source>
        <translation>No se envió nada. Reintenta para que se te pregunte otra vez.</translation>
    </message>
    <message>
        <source>On the way others could read and change what comes. Look whether the server has an address that begins with https://</source>
        <translation>Por el camino otros podrían leer y cambiar lo que llega. Mira si el servidor tiene una dirección que empiece por https://</translation>
    </message>
    <message>
        <source>What has come stays. Look whether this computer is connected, then try again.</source>
        <translation>Lo que ha llegado se queda. Mira si este ordenador está conectado y reintenta.</translation>
    </message>
    <message>
        <source>Look whether the address is right; the file may have moved.</source>
        <translation>Mira si la dirección es correcta; puede que el archivo se haya mudado.</translation>
    </message>
    <message>
        <source>What has come stays. It may be busy: try again later, or another address.</source>
        <translation>Lo que ha llegado se queda. Puede que esté ocupado: reintenta más tarde, o con otra dirección.</translation>
    </message>
    <message>
        <source>Nothing was fetched: somebody may stand between you and the server. Try another network.</source>
        <translation>No se descargó nada: alguien puede estar entre tú y el servidor. Prueba con otra red.</translation>
    </message>
    <message>
        <source>It is not the one that was published, or contradicts itself. Try again later.</source>
        <translation>No es el que se publicó, o se contradice. Reintenta más tarde.</translation>
    </message>
    <message>
        <source>Nothing was kept. Instead of a file there often comes a page that asks for a login.</source>
        <translation>No se guardó nada. En lugar de un archivo llega a menudo una página que pide iniciar sesión.</translation>
    </message>
    <message>
        <source>It came twice, and each time it was not what was published. It is not used, and stands beside its place as “%1.bad”.</source>
        <translation>Llegó dos veces, y ninguna era lo que se publicó. No se usa, y queda junto a su sitio como «%1.bad».</translation>
    </message>
    <message>
        <source>What has come stays. Make room, and go on.</source>
        <translation>Lo que ha llegado se queda. Haz sitio y continúa.</translation>
    </message>
    <message>
        <source>Something with that name is there already, another program fetches it, or the folder may not be written.</source>
        <translation>Ya hay algo con ese nombre, otro programa lo está descargando, o no se puede escribir en la carpeta.</translation>
    </message>
    <message>
        <source>Its publisher may want you to accept a licence on the model’s page first. Then write a token of yours into the settings, and try again.</source>
        <translation>Quizá quien lo publica quiere que aceptes antes una licencia en la página del modelo. Después escribe una clave tuya en los ajustes y reintenta.</translation>
    </message>
    <message>
        <source>The file cannot be repaired here</source>
        <translation>El archivo no se puede reparar aquí</translation>
    </message>
    <message>
        <source>The disk may be failing</source>
        <translation>Puede que el disco esté fallando</translation>
    </message>
    <message>
        <source>“%1” is not whole any more; a disk may have damaged it. It cannot be used as it is. What is wrong of it can be fetched again, and nothing else; your conversations are unharmed.</source>
        <translation>«%1» ya no está entero; puede que un disco lo haya dañado. Así no se puede usar. Se puede descargar de nuevo lo que está mal y nada más; tus conversaciones están intactas.</translation>
    </message>
    <message>
        <source>It may be gone, or may not be read and written. Fetch the model anew, or look at its folder.</source>
        <translation>Puede que ya no esté, o que no se pueda leer y escribir. Descarga el modelo de nuevo o revisa su carpeta.</translation>
    </message>
    <message>
        <source>What was written to “%1” is read in another way. Look after the disk before it loses more, and fetch the model to another one.</source>
        <translation>Lo que se escribió en «%1» se lee de otra manera. Revisa el disco antes de que pierda más y descarga el modelo en otro.</translation>
    </message>
    <message>
        <source>This model became damaged</source>
        <translation>Este modelo se ha dañado</translation>
    </message>
    <message>
        <source>This file cannot be opened</source>
        <translation>Este archivo no se puede abrir</translation>
    </message>
    <message>
        <source>This file is too large to edit here</source>
        <translation>Este archivo es demasiado grande para editarlo aquí</translation>
    </message>
    <message>
        <source>This is not a text</source>
        <translation>Esto no es un texto</translation>
    </message>
    <message>
        <source>Another program changed this file</source>
        <translation>Otro programa cambió este archivo</translation>
    </message>
    <message>
        <source>This file could not be saved</source>
        <translation>Este archivo no se pudo guardar</translation>
    </message>
    <message>
        <source>This file’s encoding lacks a character</source>
        <translation>A la codificación de este archivo le falta un carácter</translation>
    </message>
    <message>
        <source>“%1” is not there or may not be read. Nothing here was changed.</source>
        <translation>«%1» no está o no se puede leer. Aquí no cambió nada.</translation>
    </message>
    <message>
        <source>“%1” has %2, and up to %3 can be edited.</source>
        <translation>«%1» ocupa %2, y se pueden editar hasta %3.</translation>
    </message>
    <message>
        <source>“%1” has bytes that no text has. It was left as it is.</source>
        <translation>«%1» tiene bytes que ningún texto tiene. Se dejó como está.</translation>
    </message>
    <message>
        <source>“%1” is not what it was when you opened it. Keep your text and write over it, or take the file as it is now; or save yours under another name.</source>
        <translation>«%1» ya no es como cuando lo abriste. Conserva tu texto y escribe encima, o toma el archivo como está ahora; o guarda el tuyo con otro nombre.</translation>
    </message>
    <message>
        <source>Your text is kept here. Save it in another place, or make room or get permission to write “%1”.</source>
        <translation>Tu texto se conserva aquí. Guárdalo en otro lugar, o haz sitio o consigue permiso para escribir «%1».</translation>
    </message>
    <message>
        <source>“%1” is written in %2, which has no sign for something that you wrote. Saving as UTF-8 keeps it.</source>
        <translation>«%1» está escrito en %2, que no tiene signo para algo que escribiste. Guardarlo en UTF-8 lo conserva.</translation>
    </message>
    <message>
        <source>This folder has no text</source>
        <translation>Esta carpeta no tiene textos</translation>
    </message>
    <message>
        <source>In “%1” no file is a text, or all are too large. Hidden ones, and folders of what tools make, are left out.</source>
        <translation>En «%1» ningún archivo es un texto, o todos son demasiado grandes. Los ocultos y las carpetas de lo que crean las herramientas se omiten.</translation>
    </message>
    <message>
        <source>The model wrote no summary</source>
        <translation>El modelo no escribió ningún resumen</translation>
    </message>
    <message>
        <source>Nothing was changed. Answer again and choose another way, or choose another model: small ones often cannot summarise.</source>
        <translation>No se cambió nada. Vuelve a responder y elige otra manera, o elige otro modelo: los pequeños a menudo no saben resumir.</translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>The other folder is used from the next start on.</source>
        <translation>La otra carpeta se usa a partir del próximo inicio.</translation>
    </message>
    <message>
        <source>Copy the cause</source>
        <translation>Copiar la causa</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>Usar otra carpeta…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Where shall conversations be kept?</source>
        <translation>¿Dónde se guardan las conversaciones?</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>Suggested here</source>
        <translation>Sugerido aquí</translation>
    </message>
    <message>
        <source>one of several files; cannot be run yet</source>
        <translation>uno de varios archivos; aún no se puede usar</translation>
    </message>
    <message>
        <source>larger than this computer’s memory</source>
        <translation>mayor que la memoria de este ordenador</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>Mirar %1</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Fetch %1</source>
        <translation>Descargar %1</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Put in its place</source>
        <translation>Poner en su lugar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>The one before (Shift+Enter)</source>
        <translation>El anterior (Mayús+Intro)</translation>
    </message>
    <message>
        <source>The next one (Enter)</source>
        <translation>El siguiente (Intro)</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n lugar</numerusform>
            <numerusform>%n lugares</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Buscar un modelo</translation>
    </message>
    <message>
        <source>Back to the models here</source>
        <translation>Volver a los modelos de aquí</translation>
    </message>
    <message>
        <source>Search Hugging Face, or paste the address of a GGUF file</source>
        <translation>Busca en Hugging Face, o pega la dirección de un archivo GGUF</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Models to begin with</source>
        <translation>Modelos para empezar</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) found</source>
        <translation>
            <numerusform>%n modelo encontrado</numerusform>
            <numerusform>%n modelos encontrados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderMenu</name>
    <message>
        <source>Move to a folder</source>
        <translation>Mover a una carpeta</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Carpeta nueva…</translation>
    </message>
    <message>
        <source>Out of its folder</source>
        <translation>Sacar de su carpeta</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message numerus="yes">
        <source>%1, folded, with %n conversation(s)</source>
        <translation>
            <numerusform>%1, plegada, con %n conversación</numerusform>
            <numerusform>%1, plegada, con %n conversaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, unfolded, with %n conversation(s)</source>
        <translation>
            <numerusform>%1, desplegada, con %n conversación</numerusform>
            <numerusform>%1, desplegada, con %n conversaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>Eliminar la carpeta</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
</context>
<context>
    <name>FooterRow</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Responder de nuevo</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>Dejarla así</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <translation>Responder de nuevo con…</translation>
    </message>
    <message>
        <source>Edit the answer…</source>
        <translation>Editar la respuesta…</translation>
    </message>
    <message>
        <source>Branch into a new conversation</source>
        <translation>Bifurcar en otra conversación</translation>
    </message>
    <message>
        <source>Delete from here</source>
        <translation>Eliminar desde aquí</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>licence to accept</source>
        <translation>licencia por aceptar</translation>
    </message>
    <message>
        <source>The files are asked for…</source>
        <translation>Se piden los archivos…</translation>
    </message>
    <message>
        <source>It has no files that could be shown.</source>
        <translation>No tiene archivos que se puedan mostrar.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <translation>Importar conversaciones</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import the conversations below a folder</source>
        <translation>Importar las conversaciones de una carpeta</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importación</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be taken in</source>
        <translation>
            <numerusform>%n cosa no se pudo importar</numerusform>
            <numerusform>%n cosas no se pudieron importar</numerusform>
        </translation>
    </message>
    <message>
        <source>What could not be taken in</source>
        <translation>Lo que no se pudo importar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Conversations (*.json *.jsonl *.chat *.zip)</source>
        <translation>Conversaciones (*.json *.jsonl *.chat *.zip)</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <translation>Lenguaje: %1</translation>
    </message>
    <message>
        <source>Find a language</source>
        <translation>Buscar un lenguaje</translation>
    </message>
    <message>
        <source>Guess it</source>
        <translation>Adivinarlo</translation>
    </message>
    <message>
        <source>By the name of the file</source>
        <translation>Según el nombre del archivo</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Lenguajes</translation>
    </message>
    <message>
        <source>No language is called so</source>
        <translation>Ningún lenguaje se llama así</translation>
    </message>
</context>
<context>
    <name>LengthStepper</name>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 tokens</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Write to this address?</source>
        <translation>¿Escribir a esta dirección?</translation>
    </message>
    <message>
        <source>Open this page in your browser?</source>
        <translation>¿Abrir esta página en tu navegador?</translation>
    </message>
    <message>
        <source>Your mail program opens. Chasqui sends nothing itself.</source>
        <translation>Se abre tu programa de correo. Chasqui no envía nada.</translation>
    </message>
    <message>
        <source>A model wrote it, and it may lead anywhere. Chasqui itself asks nothing of it.</source>
        <translation>La escribió un modelo y puede llevar a cualquier parte. Chasqui no le pide nada.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Settings – Chasqui</source>
        <translation>Ajustes – Chasqui</translation>
    </message>
    <message>
        <source>Models – Chasqui</source>
        <translation>Modelos – Chasqui</translation>
    </message>
    <message>
        <source>Network – Chasqui</source>
        <translation>Red – Chasqui</translation>
    </message>
    <message>
        <source>Search – Chasqui</source>
        <translation>Buscar – Chasqui</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>About %1</source>
        <translation>Acerca de %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Load again with this plan</source>
        <translation>Cargar de nuevo con este plan</translation>
    </message>
    <message>
        <source>Use with this plan</source>
        <translation>Usar con este plan</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Descargar de la memoria</translation>
    </message>
    <message>
        <source>Memory plan</source>
        <translation>Plan de memoria</translation>
    </message>
    <message>
        <source>%1 planned</source>
        <translation>%1 previstos</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>%L1 tokens</source>
        <translation>%L1 tokens</translation>
    </message>
    <message>
        <source>Working memory</source>
        <translation>Memoria de trabajo</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>En total</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Longitud del contexto</translation>
    </message>
    <message>
        <source>Context length in tokens</source>
        <translation>Longitud del contexto en tokens</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>Sirve para</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Mostrar en su carpeta</translation>
    </message>
    <message>
        <source>%1
The same as %2</source>
        <translation>%1
Igual que %2</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nuevo nombre</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Cambiar el nombre de %1</translation>
    </message>
    <message>
        <source>File checked</source>
        <translation>Archivo comprobado</translation>
    </message>
    <message>
        <source>Move the file to the system’s bin</source>
        <translation>Mover el archivo a la papelera del sistema</translation>
    </message>
    <message>
        <source>Measured on this computer</source>
        <translation>Medido en este ordenador</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Al responder</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Al leer</translation>
    </message>
    <message>
        <source>Verify the file</source>
        <translation>Comprobar el archivo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>What it is good at, where it came from…</source>
        <translation>Para qué es bueno, de dónde vino…</translation>
    </message>
    <message>
        <source>Notes about %1</source>
        <translation>Notas sobre %1</translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation>Repararlo</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>No cargado</translation>
    </message>
    <message>
        <source>Model: loading %1</source>
        <translation>Modelo: cargando %1</translation>
    </message>
    <message>
        <source>Model: %1, running on %2</source>
        <translation>Modelo: %1, en %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · running on %2, %n thread(s)</source>
        <translation>
            <numerusform>%1 · en %2, %n hilo</numerusform>
            <numerusform>%1 · en %2, %n hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Cargando %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>To try the program</source>
        <translation>Para probar</translation>
    </message>
    <message>
        <source>This model came with the program to try it. It is small and often wrong: a larger one answers much better.</source>
        <translation>Este modelo vino con el programa para probarlo. Es pequeño y se equivoca a menudo: uno más grande responde mucho mejor.</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Abrir un archivo de modelo…</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>Abrir un archivo de modelo</translation>
    </message>
    <message>
        <source>Model files (*.gguf)</source>
        <translation>Archivos de modelo (*.gguf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Detener la carga</translation>
    </message>
    <message>
        <source>Unload, frees %1 of memory</source>
        <translation>Descargar de la memoria; libera %1</translation>
    </message>
    <message>
        <source>Model: %1, resting until it is asked</source>
        <translation>Modelo: %1, en reposo hasta que se le pregunte</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>En reposo</translation>
    </message>
    <message>
        <source>Model: %1, loaded when this chat asks</source>
        <translation>Modelo: %1, se carga cuando esta conversación pregunta</translation>
    </message>
    <message>
        <source>It is loaded when this chat asks</source>
        <translation>Se carga cuando esta conversación pregunta</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>Esta conversación</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message numerus="yes">
        <source>Filter %n model(s)</source>
        <translation>
            <numerusform>Filtrar %n modelo</numerusform>
            <numerusform>Filtrar %n modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Fits here</source>
        <translation>Caben aquí</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Do not search %1 any more; its files stay</source>
        <translation>No buscar más en %1; sus archivos se quedan</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Todavía no hay modelos</translation>
    </message>
    <message>
        <source>No model is like that</source>
        <translation>Ningún modelo es así</translation>
    </message>
    <message>
        <source>Other words, or all of the models, may show it.</source>
        <translation>Con otras palabras, o mostrando todos, quizá aparezca.</translation>
    </message>
    <message>
        <source>Which folder has model files?</source>
        <translation>¿Qué carpeta tiene archivos de modelos?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Find a model…</source>
        <translation>Buscar un modelo…</translation>
    </message>
    <message>
        <source>Find one, put GGUF files into %1, or add a folder that has some. Those of LM Studio, Ollama, GPT4All and of Hugging Face’s tools are found by themselves.</source>
        <translation>Busca uno, pon archivos GGUF en %1, o añade una carpeta que los tenga. Los de LM Studio, Ollama, GPT4All y de las herramientas de Hugging Face se encuentran solos.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Export the requests…</source>
        <translation>Exportar las peticiones…</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Peticiones</translation>
    </message>
    <message>
        <source>Offline: nothing is asked</source>
        <translation>Sin conexión: no se pide nada</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) since start</source>
        <translation>
            <numerusform>%n petición desde el inicio</numerusform>
            <numerusform>%n peticiones desde el inicio</numerusform>
        </translation>
    </message>
    <message>
        <source>Chatting and answering never use the network.</source>
        <translation>Conversar y responder no usan nunca la red.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>When something wants the network</source>
        <translation>Cuando algo necesita la red</translation>
    </message>
    <message>
        <source>Only downloads and searches for models can ask, and only after you click.</source>
        <translation>Solo las descargas y las búsquedas de modelos pueden pedirla, y solo cuando tú haces clic.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>Preguntar cada vez</translation>
    </message>
    <message>
        <source>Allow listed</source>
        <translation>Permitir la lista</translation>
    </message>
    <message>
        <source>Servers you allowed</source>
        <translation>Servidores que permitiste</translation>
    </message>
    <message>
        <source>None. When you download a model, you are asked about its server first.</source>
        <translation>Ninguno. Cuando descargues un modelo, primero se te preguntará por su servidor.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>Retirar %1</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Todas las peticiones</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hechas</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazadas</translation>
    </message>
    <message>
        <source>Nothing was ever asked of the network.</source>
        <translation>Nunca se pidió nada a la red.</translation>
    </message>
    <message>
        <source>There are none of this kind.</source>
        <translation>No hay ninguna de esta clase.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Hide the details</source>
        <translation>Ocultar los detalles</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>OverflowCard</name>
    <message>
        <source>The context is full</source>
        <translation>El contexto está lleno</translation>
    </message>
    <message>
        <source>This message does not fit any more</source>
        <translation>Este mensaje ya no cabe</translation>
    </message>
    <message>
        <source>%L1 of %L2 tokens</source>
        <translation>%L1 de %L2 tokens</translation>
    </message>
    <message>
        <source>Nothing is deleted: the chat keeps every message, the model reads fewer of them.</source>
        <translation>No se borra nada: el chat conserva todos los mensajes, el modelo lee menos de ellos.</translation>
    </message>
    <message>
        <source>The message alone is longer than what the model can read at once. Edit it to make it shorter, or choose a model with a longer context.</source>
        <translation>El mensaje solo ya es más largo de lo que el modelo puede leer a la vez. Edítalo para acortarlo o elige un modelo con un contexto más largo.</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Omitir los mensajes más antiguos</translation>
    </message>
    <message>
        <source>The model no longer reads the first %L1 of %L2</source>
        <translation>El modelo ya no lee los primeros %L1 de %L2</translation>
    </message>
    <message>
        <source>Use a longer context: %L1 tokens</source>
        <translation>Usar un contexto más largo: %L1 tokens</translation>
    </message>
    <message>
        <source>Takes %1 more memory and loads the model again</source>
        <translation>Ocupa %1 más de memoria y vuelve a cargar el modelo</translation>
    </message>
    <message>
        <source>Always in this chat</source>
        <translation>Siempre en este chat</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Summarise the oldest messages</source>
        <translation>Resumir los mensajes más antiguos</translation>
    </message>
    <message>
        <source>The model writes a summary of the first %L1 of %L2 and reads it in their place</source>
        <translation>El modelo escribe un resumen de los %L1 primeros de %L2 y lo lee en su lugar</translation>
    </message>
</context>
<context>
    <name>PadEditor</name>
    <message>
        <source>Editor, %1</source>
        <translation>Editor, %1</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>take</source>
        <translation>tomar</translation>
    </message>
    <message>
        <source>Ctrl →</source>
        <translation>Ctrl →</translation>
    </message>
    <message>
        <source>one word</source>
        <translation>una palabra</translation>
    </message>
    <message>
        <source>Ctrl ↓</source>
        <translation>Ctrl ↓</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>una línea</translation>
    </message>
    <message>
        <source>Alt ↓</source>
        <translation>Alt ↓</translation>
    </message>
    <message>
        <source>next, %1 of %2</source>
        <translation>otra, %1 de %2</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>away</source>
        <translation>quitar</translation>
    </message>
</context>
<context>
    <name>PadPage</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>«%1» tiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Seguir editando</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Escribir encima</translation>
    </message>
    <message>
        <source>Take the file</source>
        <translation>Tomar el archivo</translation>
    </message>
    <message>
        <source>Save as UTF-8</source>
        <translation>Guardar en UTF-8</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The lines of this file end in different ways. Saved, they all end as most do now.</source>
        <translation>Las líneas de este archivo terminan de maneras distintas. Al guardarlo, todas terminarán como la mayoría.</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>Línea %1, columna %2</translation>
    </message>
    <message>
        <source>Find and replace (Ctrl+F)</source>
        <translation>Buscar y reemplazar (Ctrl+F)</translation>
    </message>
    <message>
        <source>%1 is being loaded…</source>
        <translation>Cargando %1…</translation>
    </message>
    <message>
        <source>%1 reads…</source>
        <translation>%1 está leyendo…</translation>
    </message>
    <message>
        <source>%1 would write nothing here</source>
        <translation>%1 no escribiría nada aquí</translation>
    </message>
    <message>
        <source>Suggested in %1 s · %2 tokens/s</source>
        <translation>Sugerido en %1 s · %2 tokens/s</translation>
    </message>
    <message>
        <source>Suggested in %1 s</source>
        <translation>Sugerido en %1 s</translation>
    </message>
    <message>
        <source>%1 · without what follows</source>
        <translation>%1 · sin lo que sigue</translation>
    </message>
    <message>
        <source>Suggest what comes here (Ctrl+Space)</source>
        <translation>Sugerir lo que va aquí (Ctrl+Espacio)</translation>
    </message>
    <message>
        <source>Show the sidebar (Ctrl+B)</source>
        <translation>Mostrar la barra lateral (Ctrl+B)</translation>
    </message>
    <message>
        <source>New text (Ctrl+T)</source>
        <translation>Texto nuevo (Ctrl+T)</translation>
    </message>
    <message>
        <source>Ask about this code</source>
        <translation>Preguntar por este código</translation>
    </message>
    <message>
        <source>%1 answers no questions</source>
        <translation>%1 no responde preguntas</translation>
    </message>
    <message>
        <source>Correct this code and show it whole:</source>
        <translation>Corrige este código y muéstralo entero:</translation>
    </message>
    <message>
        <source>A check of it says:</source>
        <translation>Una comprobación dice:</translation>
    </message>
    <message>
        <source>Check the code (F7)</source>
        <translation>Comprobar el código (F7)</translation>
    </message>
    <message>
        <source>No model is there to be asked</source>
        <translation>No hay ningún modelo al que preguntar</translation>
    </message>
</context>
<context>
    <name>PadTabs</name>
    <message>
        <source>Open texts</source>
        <translation>Textos abiertos</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1, sin guardar</translation>
    </message>
    <message>
        <source>Close %1 (Ctrl+W)</source>
        <translation>Cerrar %1 (Ctrl+W)</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Show the sidebar (Ctrl+B)</source>
        <translation>Mostrar la barra lateral (Ctrl+B)</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A command, a chat or a setting</source>
        <translation>Una orden, una conversación o un ajuste</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Nothing is called like that. What was said is found by Ctrl+Shift+F.</source>
        <translation>Nada se llama así. Lo que se dijo se busca con Ctrl+Shift+F.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>hacerlo</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
</context>
<context>
    <name>PermissionCard</name>
    <message>
        <source>May Chasqui ask %1?</source>
        <translation>¿Puede Chasqui preguntar a %1?</translation>
    </message>
    <message>
        <source>This time</source>
        <translation>Esta vez</translation>
    </message>
    <message>
        <source>Always this server</source>
        <translation>Siempre este servidor</translation>
    </message>
    <message>
        <source>Always, any server</source>
        <translation>Siempre, cualquier servidor</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>%1 The server learns this computer’s address and what is asked, and nothing of your chats. Each request stands on the page of the network.</source>
        <translation>%1 El servidor conoce la dirección de este ordenador y qué se pide, y nada de tus chats. Cada petición figura en la página de la red.</translation>
    </message>
    <message>
        <source>This connection counts what it moves: a model may cost money, or use up what you have.</source>
        <translation>Esta conexión cuenta lo que mueve: un modelo puede costar dinero o gastar lo que tienes contratado.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1 percent</source>
        <translation>%1 por ciento</translation>
    </message>
</context>
<context>
    <name>QuestionEditor</name>
    <message>
        <source>Edit the message</source>
        <translation>Editar el mensaje</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>You: %1</source>
        <translation>Tú: %1</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Mostrarlo entero</translation>
    </message>
    <message>
        <source>Waits until the answers before it are there</source>
        <translation>Espera a que estén las respuestas anteriores</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin responder</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copiar el mensaje</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>Editar y enviar de nuevo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Delete from here</source>
        <translation>Eliminar desde aquí</translation>
    </message>
</context>
<context>
    <name>ReasoningRow</name>
    <message>
        <source>Thinking…</source>
        <translation>Pensando…</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>Pensamientos</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1, plegado</translation>
    </message>
</context>
<context>
    <name>SamplingStepper</name>
    <message>
        <source>Likeliest words (top-k)</source>
        <translation>Palabras más probables (top-k)</translation>
    </message>
    <message>
        <source>Share of likelihood (top-p)</source>
        <translation>Parte de la probabilidad (top-p)</translation>
    </message>
    <message>
        <source>Least likelihood (min-p)</source>
        <translation>Probabilidad mínima (min-p)</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Penalización por repetir</translation>
    </message>
    <message>
        <source>Only so many of the likeliest tokens are chosen among.</source>
        <translation>Se elige solo entre tantos de los tokens más probables.</translation>
    </message>
    <message>
        <source>Only the likeliest ones that make up this share together.</source>
        <translation>Solo los más probables, que juntos suman esta parte.</translation>
    </message>
    <message>
        <source>Only those that are at least so likely, compared with the likeliest.</source>
        <translation>Solo los que son al menos así de probables, comparados con el más probable.</translation>
    </message>
    <message>
        <source>What was said already is made less likely.</source>
        <translation>Lo que ya se dijo se hace menos probable.</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>La del modelo</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation>Volver al chat (Esc)</translation>
    </message>
    <message>
        <source>Words in messages, code and titles</source>
        <translation>Palabras en mensajes, código y títulos</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Buscar en</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Lo mío</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Último mes</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Último año</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n message(s)</source>
        <translation>
            <numerusform>El mensaje más reciente</numerusform>
            <numerusform>Los %n mensajes más recientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Everything that was said</source>
        <translation>Todo lo que se dijo</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>In all conversations and all their branches. Words may stand in any order, and be the beginnings of words; accents do not count.</source>
        <translation>En todas las conversaciones y en todas sus ramas. Las palabras pueden ir en cualquier orden y ser solo el comienzo de una; los acentos no cuentan.</translation>
    </message>
    <message>
        <source>Each word has to be in the message, as the beginning of one. What stands in quotation marks is looked for as it is.</source>
        <translation>Cada palabra debe estar en el mensaje, como comienzo de una. Lo que va entre comillas se busca tal cual.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>open at the message</source>
        <translation>abrir en el mensaje</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>filtros</translation>
    </message>
    <message>
        <source>back to the chat</source>
        <translation>volver al chat</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lenguaje</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Cualquier lenguaje</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Cualquier modelo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Outside the bin</source>
        <translation>Fuera de la papelera</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>restore and open</source>
        <translation>restaurar y abrir</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Move to a folder</source>
        <translation>Mover a una carpeta</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>to put there</comment>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Select none (Esc)</source>
        <translation>No elegir ninguna (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%n elegida</numerusform>
            <numerusform>%n elegidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Ctrl + and Ctrl − do the same; Ctrl 0 is the usual size.</source>
        <translation>Ctrl + y Ctrl − hacen lo mismo; Ctrl 0 es el tamaño habitual.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Without animations</source>
        <translation>Sin animaciones</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Ajustar las líneas largas</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>No hay ningún modelo cargado</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change the model</source>
        <translation>Cambiar el modelo</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Se ejecuta en</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>Lo mejor que haya</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>How many parts of the processor compute at once. A change loads the model again.</source>
        <translation>Cuántas partes del procesador calculan a la vez. Un cambio vuelve a cargar el modelo.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>The other folder is used from the next start on. What is in this one stays there.</source>
        <translation>La otra carpeta se usa a partir del próximo inicio. Lo que hay en esta se queda ahí.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>Cambiar la carpeta</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>Archivos de modelo</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Chasqui %1</source>
        <translation>Chasqui %1</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Uses Qt, KDE Syntax Highlighting, SQLite, md4c, and the typefaces Inter and JetBrains Mono.</source>
        <translation>Software libre bajo la licencia MIT. Usa Qt, KDE Syntax Highlighting, SQLite, md4c y las tipografías Inter y JetBrains Mono.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Where shall conversations be kept?</source>
        <translation>¿Dónde se guardan las conversaciones?</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>How much of a conversation the model reads.</source>
        <translation>Cuánto de una conversación lee el modelo.</translation>
    </message>
    <message>
        <source>How much of a conversation the model reads: %L1 tokens now, in %2 of memory with the model. A change loads it again.</source>
        <translation>Cuánto de una conversación lee el modelo: ahora %L1 tokens, que con el modelo ocupan %2 de memoria. Un cambio lo vuelve a cargar.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>For example: Answer briefly, and say when you are not sure.</source>
        <translation>Por ejemplo: responde con brevedad y di cuándo no estás seguro.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>How freely words are chosen. 0 always takes the likeliest one; above 1 it becomes erratic.</source>
        <translation>Con cuánta libertad se eligen las palabras. Con 0, siempre la más probable; por encima de 1 se vuelve errático.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>An answer that is cut there can be continued. A token is about three quarters of a word.</source>
        <translation>Una respuesta cortada ahí se puede continuar. Un token equivale a unas tres cuartas partes de una palabra.</translation>
    </message>
    <message>
        <source>Files in %1 and in the folders below it are listed by themselves.</source>
        <translation>Los archivos de %1 y de las carpetas que contiene aparecen solos en la lista.</translation>
    </message>
    <message>
        <source>Open the folder of the models</source>
        <translation>Abrir la carpeta de los modelos</translation>
    </message>
    <message>
        <source>Change the folder of the models</source>
        <translation>Cambiar la carpeta de los modelos</translation>
    </message>
    <message>
        <source>Where are model files kept?</source>
        <translation>¿Dónde se guardan los modelos?</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Ahora: %1</translation>
    </message>
    <message>
        <source>Now: %1. The graphics card was not used: %2</source>
        <translation>Ahora: %1. No se usó la tarjeta gráfica: %2</translation>
    </message>
    <message>
        <source>A graphics card where there is one, otherwise the processor.</source>
        <translation>Una tarjeta gráfica si la hay; si no, el procesador.</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Is not there now.</source>
        <translation>Ahora no está.</translation>
    </message>
    <message>
        <source>Give back memory</source>
        <translation>Devolver la memoria</translation>
    </message>
    <message>
        <source>A model that nobody asks anything for so long rests, and is loaded again when you write.</source>
        <translation>Un modelo al que nadie pregunta durante ese tiempo descansa, y se vuelve a cargar cuando escribes.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>A la vez</translation>
    </message>
    <message>
        <source>Others wait for their turn.</source>
        <translation>Las demás esperan su turno.</translation>
    </message>
    <message>
        <source>Downloads at once</source>
        <translation>Descargas a la vez</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Of all together, so that others on this line have theirs.</source>
        <translation>De todas juntas, para que otros en esta línea tengan la suya.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation>Hugging Face</translation>
    </message>
    <message>
        <source>Where models are searched for; a mirror has another address.</source>
        <translation>Donde se buscan modelos; una réplica tiene otra dirección.</translation>
    </message>
    <message>
        <source>Address of Hugging Face</source>
        <translation>Dirección de Hugging Face</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>One is kept, in a file that only you may read. It is sent to that address alone.</source>
        <translation>Hay una guardada, en un archivo que solo tú puedes leer. Se envía solo a esa dirección.</translation>
    </message>
    <message>
        <source>For models whose licence is to be accepted first. It is sent to that address alone.</source>
        <translation>Para modelos cuya licencia hay que aceptar antes. Se envía solo a esa dirección.</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Token of Hugging Face</source>
        <translation>Clave de Hugging Face</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarla</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is asked unless you wish it: %n request(s) since start. The page of the network shows each.</source>
        <translation>
            <numerusform>Nada se pregunta si tú no quieres: %n petición desde el inicio. La página de la red las muestra todas.</numerusform>
            <numerusform>Nada se pregunta si tú no quieres: %n peticiones desde el inicio. La página de la red las muestra todas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Number lines</source>
        <translation>Numerar las líneas</translation>
    </message>
    <message>
        <source>Colours of code</source>
        <translation>Colores del código</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>Como la ventana</translation>
    </message>
    <message>
        <source>Every conversation begins with it, from the next answer on, unless the chat has one of its own. It counts as part of the context. Without one, models for code have one that suits them.</source>
        <translation>Todas las conversaciones empiezan con ella, desde la próxima respuesta, salvo que el chat tenga una propia. Cuenta como parte del contexto. Sin ella, los modelos para código tienen una que les va bien.</translation>
    </message>
    <message>
        <source>Checks of code</source>
        <translation>Comprobaciones de código</translation>
    </message>
    <message>
        <source>JSON and XML are checked by Chasqui itself. For other languages the code pad can start these programs of your computer, which read code and do not run it: in an empty folder, with limits of time and memory, and only those that you allow.</source>
        <translation>JSON y XML los comprueba Chasqui. Para otros lenguajes, el bloc de código puede iniciar estos programas de tu ordenador, que leen el código y no lo ejecutan: en una carpeta vacía, con límites de tiempo y memoria, y solo los que permitas.</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, para %2</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Permitido</translation>
    </message>
    <message>
        <source>Names of chats</source>
        <translation>Nombres de las conversaciones</translation>
    </message>
    <message>
        <source>A new chat is called like the beginning of its first question. When nothing else is asked, the model may give it a better name; the starter model is too small for that.</source>
        <translation>Una conversación nueva se llama como el comienzo de su primera pregunta. Cuando no hay otra cosa que responder, el modelo puede darle un nombre mejor; el modelo inicial es demasiado pequeño para eso.</translation>
    </message>
    <message>
        <source>Named by the model</source>
        <translation>Que el modelo les ponga nombre</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Exportar todas…</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>Importar y exportar</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) until now…</source>
        <translation>
            <numerusform>%n conversación hasta ahora…</numerusform>
            <numerusform>%n conversaciones hasta ahora…</numerusform>
        </translation>
    </message>
    <message>
        <source>From files of Chasqui, ChatGPT, Jan, llama.cpp, LM Studio, GPT4All and Open WebUI.</source>
        <translation>De archivos de Chasqui, ChatGPT, Jan, llama.cpp, LM Studio, GPT4All y Open WebUI.</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Una carpeta…</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importar una carpeta</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Words and outlines stand out more.</source>
        <translation>Las palabras y los contornos destacan más.</translation>
    </message>
    <message>
        <source>Higher contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message>
        <source>Import conversations of %1</source>
        <translation>Importar conversaciones de %1</translation>
    </message>
    <message>
        <source>Conversations of other programs</source>
        <translation>Conversaciones de otros programas</translation>
    </message>
    <message>
        <source>They are imported from this computer, and stay there as well.</source>
        <translation>Se importan de este ordenador y también se quedan allí.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Where one writes</source>
        <translation>Donde se escribe</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>A new line</source>
        <translation>Otra línea</translation>
    </message>
    <message>
        <source>Paste; files are attached</source>
        <translation>Pegar; los archivos se adjuntan</translation>
    </message>
    <message>
        <source>Close what is nearest, or stop the answer</source>
        <translation>Cerrar lo más cercano, o parar la respuesta</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>En las listas</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Más acciones</translation>
    </message>
    <message>
        <source>In the code pad</source>
        <translation>En el bloc de código</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Abrir un archivo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>Otro texto</translation>
    </message>
    <message>
        <source>Close the text</source>
        <translation>Cerrar el texto</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>Comprobar el código</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Select a chat, or not; with the mouse, Ctrl and a click</source>
        <translation>Elegir una conversación, o no; con el ratón, Ctrl y clic</translation>
    </message>
    <message>
        <source>Select several; with the mouse, Shift and a click</source>
        <translation>Elegir varias; con el ratón, Mayús y clic</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Elegir todas</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Sidebar</source>
        <translation>Barra lateral</translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation>Nuevo chat (Ctrl+N)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>Aquí aparecerán tus conversaciones.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n petición</numerusform>
            <numerusform>%n peticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>Code pad</source>
        <translation>Bloc de código</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
</context>
<context>
    <name>SidebarRow</name>
    <message>
        <source>New name</source>
        <translation>Nombre nuevo</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>TemperatureStepper</name>
    <message>
        <source>The model&apos;s own</source>
        <translation>La del modelo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>%1, Windows line ends</source>
        <translation>%1, finales de línea de Windows</translation>
    </message>
    <message>
        <source>%1, old Mac line ends</source>
        <translation>%1, finales de línea de Mac antiguo</translation>
    </message>
</context>
<context>
    <name>TextRow</name>
    <message>
        <source>Done: %1</source>
        <translation>Hecho: %1</translation>
    </message>
    <message>
        <source>To do: %1</source>
        <translation>Por hacer: %1</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Copy without formatting</source>
        <translation>Copiar sin formato</translation>
    </message>
</context>
<context>
    <name>VersionSwitch</name>
    <message>
        <source>Previous version (Alt+Left)</source>
        <translation>Versión anterior (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Versión %1 de %2</translation>
    </message>
    <message>
        <source>Next version (Alt+Right)</source>
        <translation>Versión siguiente (Alt+Derecha)</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Chasqui is ready</source>
        <translation>Chasqui está listo</translation>
    </message>
    <message>
        <source>Chasqui needs a model</source>
        <translation>Chasqui necesita un modelo</translation>
    </message>
    <message>
        <source>A small language model came with the program and runs on this computer. What you write stays here: no account, no server.</source>
        <translation>Un pequeño modelo de lenguaje vino con el programa y funciona en este ordenador. Lo que escribes se queda aquí: sin cuenta, sin servidor.</translation>
    </message>
    <message>
        <source>It talks with language models that run on this computer. What you write stays here: no account, no server.</source>
        <translation>Habla con modelos de lenguaje que funcionan en este ordenador. Lo que escribes se queda aquí: sin cuenta, sin servidor.</translation>
    </message>
    <message>
        <source>It talks with language models that run on this computer. Such a model is one file; open one that you have, or fetch one of those below.</source>
        <translation>Habla con modelos de lenguaje que funcionan en este ordenador. Un modelo es un archivo; abre uno que tengas o consigue uno de los de abajo.</translation>
    </message>
    <message>
        <source>Start chatting</source>
        <translation>Empezar a chatear</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Abrir un archivo de modelo…</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Mirar primero</translation>
    </message>
    <message>
        <source>%1 answers quickly and is often wrong: it is there to try the program with.</source>
        <translation>%1 responde rápido y se equivoca a menudo: está para probar el programa.</translation>
    </message>
    <message>
        <source>Models to begin with</source>
        <translation>Modelos para empezar</translation>
    </message>
    <message>
        <source>Better models</source>
        <translation>Modelos mejores</translation>
    </message>
    <message>
        <source>This computer has %1 of memory</source>
        <translation>Este ordenador tiene %1 de memoria</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Fetch %1</source>
        <translation>Descargar %1</translation>
    </message>
    <message>
        <source>Chasqui never goes to the network by itself: before a server is asked, you are. Files go to %1; those that are put there are found.</source>
        <translation>Chasqui nunca va a la red por su cuenta: antes que a un servidor te pregunta a ti. Los archivos van a %1; los que pongas allí se encuentran.</translation>
    </message>
    <message>
        <source>Import conversations of another program…</source>
        <translation>Importar conversaciones de otro programa…</translation>
    </message>
    <message>
        <source>Import conversations of %1</source>
        <translation>Importar conversaciones de %1</translation>
    </message>
</context>
<context>
    <name>ui::BinModel</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversaciones</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n conversación</numerusform>
            <numerusform>%n conversaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>chats, messages</comment>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>deleted today %1</source>
        <translation>eliminado hoy a las %1</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <translation>eliminado el %1</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day and its month</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Tuyo</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n message(s) after it</source>
        <translation>
            <numerusform>%1, con %n mensaje detrás</numerusform>
            <numerusform>%1, con %n mensajes detrás</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChatSession</name>
    <message>
        <source>(branch)</source>
        <comment>behind the title of a conversation</comment>
        <translation>(bifurcación)</translation>
    </message>
</context>
<context>
    <name>ui::Check</name>
    <message>
        <source>%1 could not be started.</source>
        <translation>No se pudo iniciar %1.</translation>
    </message>
    <message>
        <source>It took more time or memory than a check may, and was ended.</source>
        <translation>Tardó más o usó más memoria de lo que puede una comprobación, y se detuvo.</translation>
    </message>
</context>
<context>
    <name>ui::ConversationBrowser</name>
    <message>
        <source>“%1” is in the bin</source>
        <translation>«%1» está en la papelera</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are in the bin</source>
        <translation>
            <numerusform>El mensaje está en la papelera</numerusform>
            <numerusform>%n mensajes están en la papelera</numerusform>
        </translation>
    </message>
    <message>
        <source>It is called “%1” now</source>
        <translation>Ahora se llama «%1»</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>It is called “%1” again</source>
        <translation>Vuelve a llamarse «%1»</translation>
    </message>
    <message>
        <source>The messages are back</source>
        <translation>Los mensajes han vuelto</translation>
    </message>
    <message>
        <source>“%1” is back</source>
        <translation>«%1» ha vuelto</translation>
    </message>
    <message>
        <source>“%1” is where it was</source>
        <translation>«%1» está donde estaba</translation>
    </message>
    <message>
        <source>“%1” is in the archive</source>
        <translation>«%1» está en el archivo</translation>
    </message>
    <message>
        <source>“%1” is in no folder now</source>
        <translation>«%1» ya no está en ninguna carpeta</translation>
    </message>
    <message>
        <source>“%1” is in “%2” now</source>
        <translation>«%1» está ahora en «%2»</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>The folder “%1” is gone; what was in it is here</source>
        <translation>La carpeta «%1» ya no está; lo que había en ella está aquí</translation>
    </message>
    <message>
        <source>“%1” is written</source>
        <translation>«%1» está escrito</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are back</source>
        <translation>
            <numerusform>La conversación ha vuelto</numerusform>
            <numerusform>%n conversaciones han vuelto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was imported is in the bin: %n conversation(s)</source>
        <translation>
            <numerusform>Lo importado está en la papelera: una conversación</numerusform>
            <numerusform>Lo importado está en la papelera: %n conversaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are where they were</source>
        <translation>
            <numerusform>La conversación está donde estaba</numerusform>
            <numerusform>%n conversaciones están donde estaban</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in the archive</source>
        <translation>
            <numerusform>La conversación está en el archivo</numerusform>
            <numerusform>%n conversaciones están en el archivo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in no folder now</source>
        <translation>
            <numerusform>La conversación ya no está en ninguna carpeta</numerusform>
            <numerusform>%n conversaciones ya no están en ninguna carpeta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in “%1” now</source>
        <translation>
            <numerusform>La conversación está ahora en «%1»</numerusform>
            <numerusform>%n conversaciones están ahora en «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are in the bin</source>
        <translation>
            <numerusform>La conversación está en la papelera</numerusform>
            <numerusform>%n conversaciones están en la papelera</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationHtml</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Lo que pensó</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpida</translation>
    </message>
    <message>
        <source>Edited by you</source>
        <translation>Editada por ti</translation>
    </message>
</context>
<context>
    <name>ui::ConversationImports</name>
    <message>
        <source>It cannot be read: %1</source>
        <translation>No se puede leer: %1</translation>
    </message>
    <message>
        <source>It is too large</source>
        <translation>Es demasiado grande</translation>
    </message>
    <message>
        <source>thread.json and messages.jsonl belong together, and one is missing</source>
        <translation>thread.json y messages.jsonl van juntos, y falta uno</translation>
    </message>
    <message>
        <source>It ends too early, or is of another kind. What stands before that is there.</source>
        <translation>Termina antes de tiempo, o es de otra clase. Lo que hay antes está importado.</translation>
    </message>
    <message>
        <source>It is of a newer release. Some of it may be missing.</source>
        <translation>Es de una versión más nueva. Puede faltar algo.</translation>
    </message>
    <message>
        <source>It holds no conversations of a program that Chasqui knows</source>
        <translation>No contiene conversaciones de un programa que Chasqui conozca</translation>
    </message>
    <message>
        <source>Line %1 cannot be read</source>
        <translation>La línea %1 no se puede leer</translation>
    </message>
    <message>
        <source>Message %1 cannot be read</source>
        <translation>El mensaje %1 no se puede leer</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) follow on themselves and are left out</source>
        <translation>
            <numerusform>%n mensaje se sigue a sí mismo y queda fuera</numerusform>
            <numerusform>%n mensajes se siguen a sí mismos y quedan fuera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) or other file(s) are left out</source>
        <translation>
            <numerusform>%n imagen u otro archivo queda fuera</numerusform>
            <numerusform>%n imágenes u otros archivos quedan fuera</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be stored: %1</source>
        <translation>No se puede guardar: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are imported.</source>
        <translation>
            <numerusform>Se importó %n conversación.</numerusform>
            <numerusform>Se importaron %n conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new was imported.</source>
        <translation>No se importó nada nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n ya estaba aquí.</numerusform>
            <numerusform>%n ya estaban aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be unpacked: %1</source>
        <translation>No se puede desempaquetar: %1</translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month and its year, in the form of QLocale: &quot;October 2026&quot;</extracomment>
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijadas</translation>
    </message>
</context>
<context>
    <name>ui::MessageSearch</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
</context>
<context>
    <name>ui::ModelBrowser</name>
    <message>
        <source>%L1 B</source>
        <extracomment>Billions of parameters</extracomment>
        <translation>%L1 mil M</translation>
    </message>
    <message>
        <source>%L1 M</source>
        <extracomment>Millions of parameters</extracomment>
        <translation>%L1 M</translation>
    </message>
    <message>
        <source>Chat, and filling in code</source>
        <translation>Conversar y completar código</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Conversar</translation>
    </message>
    <message>
        <source>Completing and filling in code</source>
        <translation>Continuar y completar código</translation>
    </message>
    <message>
        <source>Completing text, not conversation</source>
        <translation>Continuar textos, no conversar</translation>
    </message>
    <message>
        <source>This is more than is free. With a context of %L1 tokens it fits.</source>
        <translation>Es más de lo que está libre. Con un contexto de %L1 tokens cabe.</translation>
    </message>
    <message>
        <source>It does not fit with any context. Close other programs, or choose a smaller model.</source>
        <translation>No cabe con ningún contexto. Cierra otros programas o elige un modelo más pequeño.</translation>
    </message>
    <message>
        <source>The model could read %L1 tokens. A longer context takes more memory.</source>
        <translation>El modelo podría leer %L1 tokens. Un contexto más largo ocupa más memoria.</translation>
    </message>
    <message>
        <source>This is all that the model was trained to read.</source>
        <translation>Es todo lo que el modelo aprendió a leer.</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>En otros sitios</translation>
    </message>
    <message>
        <source>Models of Chasqui</source>
        <translation>Modelos de Chasqui</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Caché de Hugging Face</translation>
    </message>
    <message>
        <source>files that were opened</source>
        <translation>archivos que se abrieron</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>no conectada</translation>
    </message>
    <message>
        <source>Its header is sound. Its whole content was not read yet.</source>
        <translation>Su cabecera está bien. Todavía no se ha leído entero.</translation>
    </message>
    <message>
        <source>Read to its end: it is what was published.</source>
        <translation>Leído hasta el final: es lo que se publicó.</translation>
    </message>
    <message>
        <source>Read to its end. Its SHA-256 is %1; nobody said which it should have.</source>
        <translation>Leído hasta el final. Su SHA-256 es %1; nadie dijo cuál debería tener.</translation>
    </message>
    <message>
        <source>%L1 tokens/s</source>
        <translation>%L1 tokens/s</translation>
    </message>
</context>
<context>
    <name>ui::ModelFinder</name>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>%1 billion parameters</source>
        <translation>%1 mil millones de parámetros</translation>
    </message>
    <message>
        <source>too large for this computer</source>
        <translation>demasiado grande para este ordenador</translation>
    </message>
    <message>
        <source>about %1 in %2</source>
        <translation>unos %1 en %2</translation>
    </message>
    <message>
        <source>%L1 downloads a month</source>
        <translation>%L1 descargas al mes</translation>
    </message>
    <message>
        <source>fits here with a context of %L1 tokens: it takes %2 of memory, and %3 are free</source>
        <translation>cabe aquí con un contexto de %L1 tokens: ocupa %2 de memoria, y hay %3 libres</translation>
    </message>
    <message>
        <source>does not fit here now: it takes %1 of memory, and %2 are free</source>
        <translation>no cabe aquí ahora: ocupa %1 de memoria, y hay %2 libres</translation>
    </message>
    <message>
        <source>for chat</source>
        <translation>para chatear</translation>
    </message>
    <message>
        <source>for completing text</source>
        <translation>para completar texto</translation>
    </message>
    <message>
        <source>fills in code</source>
        <translation>completa código</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Cada día</translation>
    </message>
    <message>
        <source>Letters, summaries, questions. Quick, and leaves room for other programs.</source>
        <translation>Cartas, resúmenes, preguntas. Rápido, y deja sitio a otros programas.</translation>
    </message>
    <message>
        <source>Better answers</source>
        <translation>Mejores respuestas</translation>
    </message>
    <message>
        <source>Noticeably better, and slower.</source>
        <translation>Claramente mejor, y más lento.</translation>
    </message>
    <message>
        <source>Programming</source>
        <translation>Programación</translation>
    </message>
    <message>
        <source>Writes and explains code, and fills it in.</source>
        <translation>Escribe y explica código, y lo completa.</translation>
    </message>
    <message>
        <source>A quick try</source>
        <translation>Una prueba rápida</translation>
    </message>
    <message>
        <source>Small, soon here, and answers at once. Best with short questions and code.</source>
        <translation>Pequeño, llega pronto y responde al momento. Mejor con preguntas cortas y código.</translation>
    </message>
</context>
<context>
    <name>ui::ModelListModel</name>
    <message>
        <source>context %L1</source>
        <translation>contexto %L1</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Cabe</translation>
    </message>
    <message>
        <source>Fits with context %L1</source>
        <translation>Cabe con contexto %L1</translation>
    </message>
    <message>
        <source>%1 too large</source>
        <translation>Se pasa en %1</translation>
    </message>
    <message>
        <source>Drive not connected</source>
        <translation>Unidad no conectada</translation>
    </message>
    <message>
        <source>Not supported yet</source>
        <translation>Aún no compatible</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>No se puede leer</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n parte</numerusform>
            <numerusform>%n partes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NetworkLog</name>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Answered: no (%1)</source>
        <translation>Respondida: no (%1)</translation>
    </message>
    <message>
        <source>No whole answer</source>
        <translation>Sin respuesta completa</translation>
    </message>
    <message>
        <source>Refused by Chasqui</source>
        <translation>Rechazada por Chasqui</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Every server</source>
        <translation>Todos los servidores</translation>
    </message>
    <message>
        <source>%1 (sent on by %2)</source>
        <translation>%1 (enviado por %2)</translation>
    </message>
</context>
<context>
    <name>ui::Pad</name>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
</context>
<context>
    <name>ui::PaletteModel</name>
    <message>
        <source>Chats</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivo</translation>
    </message>
</context>
<context>
    <name>window::DownloadWorker</name>
    <message>
        <source>Download of %1</source>
        <translation>Descarga de %1</translation>
    </message>
    <message>
        <source>To fetch %1.</source>
        <translation>Para descargar %1.</translation>
    </message>
    <message>
        <source>Repair of %1</source>
        <translation>Reparación de %1</translation>
    </message>
    <message>
        <source>To fetch what is damaged of %1.</source>
        <translation>Para descargar lo dañado de %1.</translation>
    </message>
</context>
<context>
    <name>window::ProgramFacts</name>
    <message>
        <source>The file with your conversations was damaged and has been mended: %L1 conversations and %L2 messages were saved, %L3 of them from a copy. The damaged file was kept: %4</source>
        <translation>El archivo con tus conversaciones estaba dañado y se ha reparado: se salvaron %L1 conversaciones y %L2 mensajes, %L3 de ellos de una copia. El archivo dañado se conservó: %4</translation>
    </message>
</context>
<context>
    <name>window::SourceWorker</name>
    <message>
        <source>Search for “%1”</source>
        <translation>Búsqueda de «%1»</translation>
    </message>
    <message>
        <source>To search for “%1”.</source>
        <translation>Para buscar «%1».</translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>Archivos de %1</translation>
    </message>
    <message>
        <source>To list the files of %1.</source>
        <translation>Para ver los archivos de %1.</translation>
    </message>
    <message>
        <source>A look at %1</source>
        <translation>Una mirada a %1</translation>
    </message>
    <message>
        <source>To look at %1.</source>
        <translation>Para mirar %1.</translation>
    </message>
</context>
</TS>
