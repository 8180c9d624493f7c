namespace Notion.Refit.Content;

/// <summary>The limits of the converters: what Notion takes in one block, and what is converted in bounded time.</summary>
internal static class ContentLimits
{
    /// <summary>The most UTF-16 units of one piece of text.</summary>
    public const int PieceLength = 2000;

    /// <summary>The most pieces of one rich text.</summary>
    public const int Pieces = 100;

    /// <summary>The most characters of an equation.</summary>
    public const int EquationLength = 1000;

    /// <summary>The most characters of an address.</summary>
    public const int UrlLength = 2000;

    /// <summary>The most levels of blocks within blocks.</summary>
    public const int Depth = 1000;

    /// <summary>Returns a text without the byte order mark that reading a file may leave at its start.</summary>
    public static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    /// <exception cref="ContentLimitException">The level is too deep.</exception>
    public static void CheckDepth(int depth)
    {
        if (depth > Depth)
            throw new ContentLimitException("levels of nested blocks", Depth, depth);
    }
}
