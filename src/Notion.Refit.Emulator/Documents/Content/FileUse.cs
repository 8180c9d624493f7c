namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>The use of an attached file, which decides the kinds of files that fit.</summary>
internal enum FileUse
{
    /// <summary>A file block, a value of a property, an attachment: anything fits.</summary>
    Any,

    Icon,

    Cover,

    Image,

    Video,

    Audio,

    Pdf,
}
