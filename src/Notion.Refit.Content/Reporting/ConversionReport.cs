using System.Collections;

namespace Notion.Refit.Content;

/// <summary>The losses and changes of a conversion, in the order in which they were found.</summary>
public sealed class ConversionReport : IReadOnlyList<ConversionNotice>
{
    private readonly IReadOnlyList<ConversionNotice> _notices;

    internal ConversionReport(IReadOnlyList<ConversionNotice> notices) => _notices = notices;

    /// <summary>Gets a report without notices.</summary>
    public static ConversionReport Empty { get; } = new([]);

    /// <summary>Gets the number of notices.</summary>
    public int Count => _notices.Count;

    /// <summary>Gets the worst severity; null when there are no notices.</summary>
    public ConversionSeverity? Severity => _notices.Count == 0 ? null : _notices.Max(notice => notice.Severity);

    /// <summary>Gets a notice.</summary>
    /// <param name="index">Its index, from 0.</param>
    public ConversionNotice this[int index] => _notices[index];

    /// <inheritdoc/>
    public IEnumerator<ConversionNotice> GetEnumerator() => _notices.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the notices, one a line.</summary>
    /// <returns>The text; empty when there are none.</returns>
    public override string ToString() => string.Join('\n', _notices);
}
