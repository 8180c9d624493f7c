namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>What a file is attached as, which says what kinds of files fit.</summary>
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
