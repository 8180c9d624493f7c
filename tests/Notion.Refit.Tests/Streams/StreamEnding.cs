namespace Notion.Refit.Tests.Streams;

/// <summary>The end of a scripted body.</summary>
internal enum StreamEnding
{
    /// <summary>The body ends.</summary>
    End,

    /// <summary>The connection breaks.</summary>
    Break,

    /// <summary>Nothing comes any more.</summary>
    Silence,
}
