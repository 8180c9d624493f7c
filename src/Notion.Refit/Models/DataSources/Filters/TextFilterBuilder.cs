namespace Notion.Refit.Models;

/// <summary>The conditions on text.</summary>
public readonly struct TextFilterBuilder
{
    private readonly Func<string, TextComparison, Filter> _make;
    private readonly string _property;

    internal TextFilterBuilder(Func<string, TextComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when the value is exactly this text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter Is(string text) => _make(_property, new TextComparison { EqualTo = text });

    /// <summary>Creates a filter that is met when the value is another text, or empty.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter IsNot(string text) => _make(_property, new TextComparison { DoesNotEqual = text });

    /// <summary>Creates a filter that is met when the text occurs in the value, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(string text) => _make(_property, new TextComparison { Contains = text });

    /// <summary>Creates a filter that is met when the text does not occur in the value, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(string text) => _make(_property, new TextComparison { DoesNotContain = text });

    /// <summary>Creates a filter that is met when the value starts with the text, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter StartsWith(string text) => _make(_property, new TextComparison { StartsWith = text });

    /// <summary>Creates a filter that is met when the value ends with the text, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter EndsWith(string text) => _make(_property, new TextComparison { EndsWith = text });

    /// <summary>Creates a filter that is met when there is no value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new TextComparison { IsEmpty = true });

    /// <summary>Creates a filter that is met when there is a value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new TextComparison { IsNotEmpty = true });
}
