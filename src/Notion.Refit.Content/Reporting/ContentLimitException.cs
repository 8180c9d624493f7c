using System.Globalization;

namespace Notion.Refit.Content;

/// <summary>Thrown for a document that is too large or too complex to be converted in bounded time.</summary>
public sealed class ContentLimitException : Exception
{
    internal ContentLimitException(string limit, long allowed, long actual, int? line = null)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The document exceeds the limit of {limit}: {actual:N0} where {allowed:N0} are allowed{(line is null ? "" : $" (line {line})")}."))
    {
        Limit = limit;
        Allowed = allowed;
        Actual = actual;
        Line = line;
    }

    /// <summary>Gets the name of the limit, such as <c>characters</c>.</summary>
    public string Limit { get; }

    /// <summary>Gets the largest allowed value.</summary>
    public long Allowed { get; }

    /// <summary>Gets the value at which the check stopped; the document may have more.</summary>
    public long Actual { get; }

    /// <summary>Gets the line at which the limit was exceeded, from 1; null when it concerns the whole document.</summary>
    public int? Line { get; }
}
