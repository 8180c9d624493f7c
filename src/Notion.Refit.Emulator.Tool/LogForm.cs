namespace Notion.Refit.Emulator.Tool;

/// <summary>The form in which the server logs requests.</summary>
internal enum LogForm
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>A line of JSON with a member for each fact.</summary>
    Json,

    /// <summary>Not at all.</summary>
    None,
}
