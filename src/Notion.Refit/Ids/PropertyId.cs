using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit;

/// <summary>The id of a property of a data source or page: short opaque text. Requests may use the name of the property instead.</summary>
/// <remarks>
/// Notion sends these ids percent-encoded (<c>%3AGlK</c> is <c>:GlK</c>). <see cref="Value"/> keeps the text as it came and is what travels
/// in JSON; <see cref="ToString"/> gives the decoded text, which an address needs, where it is encoded once. Two ids are equal when
/// their decoded texts are.
/// </remarks>
[JsonConverter(typeof(OpenValueConverter<PropertyId>))]
[TypeConverter(typeof(OpenValueTypeConverter<PropertyId>))]
public readonly struct PropertyId : IEquatable<PropertyId>, INotionModel<PropertyId>, IOpenValue<PropertyId>, ISpanFormattable
{
    private readonly string? _value;

    /// <summary>Creates an id from the text that came from Notion, or from the name of a property.</summary>
    /// <param name="value">The text, percent-encoded or not. A percent sign that two hexadecimal digits follow counts as encoding.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public PropertyId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The id of the title, the same everywhere.</summary>
    public static PropertyId Title { get; } = new("title");

    /// <summary>The text as it came, and as it is in JSON in JSON.</summary>
    public string Value => _value ?? "";

    /// <summary>Creates an id from the text that came from Notion, or from the name of a property.</summary>
    /// <param name="value">The text, percent-encoded or not.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static implicit operator PropertyId(string value) => new(value);

    /// <summary>Whether two ids name the same property.</summary>
    /// <param name="left">The left id.</param>
    /// <param name="right">The right id.</param>
    public static bool operator ==(PropertyId left, PropertyId right) => left.Equals(right);

    /// <summary>Whether two ids name different properties.</summary>
    /// <param name="left">The left id.</param>
    /// <param name="right">The right id.</param>
    public static bool operator !=(PropertyId left, PropertyId right) => !left.Equals(right);

    /// <summary>Creates an id from text that is not encoded, even where it looks so: a property called <c>Rate %20</c>.</summary>
    /// <param name="text">The decoded text.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static PropertyId FromDecoded(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(Uri.EscapeDataString(text));
    }

    /// <inheritdoc/>
    public static PropertyId Read(ref Utf8JsonReader reader)
    {
        // All texts that Notion sends are kept, even one that cannot be requested.
        string text = reader.ReadName();
        return text.Length == 0 ? default : new(text);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Value);
    }

    /// <summary>Whether the other id names the same property.</summary>
    /// <param name="other">The other id.</param>
    /// <returns>Whether the decoded texts are equal.</returns>
    public bool Equals(PropertyId other) =>
        string.Equals(Value, other.Value, StringComparison.Ordinal)
        || ((IsEncoded || other.IsEncoded) && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PropertyId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The decoded text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsEncoded ? Uri.UnescapeDataString(Value) : Value;

    // All stored texts are read, even one that cannot be requested.
    static PropertyId IOpenValue<PropertyId>.FromText(string value) => value is { Length: 0 } ? default : new(value);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString();
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    private bool IsEncoded => Value.Contains('%', StringComparison.Ordinal);
}
