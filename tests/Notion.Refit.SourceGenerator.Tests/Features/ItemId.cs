using System.Globalization;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>An id: formats itself into a span.</summary>
public readonly record struct ItemId(int Value) : ISpanFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(CultureInfo.InvariantCulture, $"item-{Value}");

    public override string ToString() => ToString(format: null, formatProvider: null);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"item-{Value}", out charsWritten);
}
