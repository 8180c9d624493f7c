namespace Notion.Refit.Json;

/// <summary>A text of which some values are known, and any other is kept as it came.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IOpenValue<out TSelf> : IFormattable
    where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>The text, as it is in JSON.</summary>
    string Value { get; }

    /// <summary>Creates a value from its text.</summary>
    /// <param name="value">The text, as it is in JSON.</param>
    /// <returns>The value.</returns>
    static abstract TSelf FromText(string value);

    // Refit takes what cannot format itself for an object, and would send its properties.
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Value;
}
