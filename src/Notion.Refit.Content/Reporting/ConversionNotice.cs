using System.Globalization;

namespace Notion.Refit.Content;

/// <summary>One kind of loss in a conversion. Equal losses are one notice with a count.</summary>
public sealed record ConversionNotice
{
    /// <summary>Gets what happened, such as <c>LinkDropped</c>.</summary>
    public required ConversionNoticeKind Kind { get; init; }

    /// <summary>Gets what it happened to, such as the address; empty when the kind says everything.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Gets how much was lost.</summary>
    public required ConversionSeverity Severity { get; init; }

    /// <summary>Gets how often it happened, at least 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Gets the first line of the source at which it happened, from 1; null when the source has no lines.</summary>
    public int? Line { get; init; }

    /// <summary>Gets the first block to which it happened; null when the blocks have no ids.</summary>
    public BlockId? BlockId { get; init; }

    /// <summary>Returns the notice as one line, such as <c>LinkDropped: x.md (line 3)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string detail = Detail.Length == 0 ? "" : $": {Detail}";
        string count = Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Count} times)");
        string place = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $" (line {line})") : BlockId is { } block ? $" (block {block})" : "";
        return $"{Kind}{detail}{count}{place}";
    }
}
