namespace Notion.Refit.Emulator.Files;

/// <summary>The kinds of files that the API distinguishes.</summary>
internal enum FileCategory
{
    Audio,
    Image,
    Pdf,

    /// <summary>Everything else that is taken.</summary>
    Productivity,
    Video,
}
