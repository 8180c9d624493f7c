namespace Notion.Refit.Models;

/// <summary>Conditions on text.</summary>
public readonly struct TextFilterBuilder
{
    private readonly Func<string, TextComparison, Filter> _make;
    private readonly string _property;

    internal TextFilterBuilder(Func<string, TextComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>The value is nothing but this text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter Is(string text) => _make(_property, new TextComparison { EqualTo = text });

    /// <summary>The value is another text, or empty.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter IsNot(string text) => _make(_property, new TextComparison { DoesNotEqual = text });

    /// <summary>The text occurs in the value, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(string text) => _make(_property, new TextComparison { Contains = text });

    /// <summary>The text does not occur in the value, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(string text) => _make(_property, new TextComparison { DoesNotContain = text });

    /// <summary>The value begins with the text, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter StartsWith(string text) => _make(_property, new TextComparison { StartsWith = text });

    /// <summary>The value ends with the text, in upper or lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter.</returns>
    public Filter EndsWith(string text) => _make(_property, new TextComparison { EndsWith = text });

    /// <summary>There is no value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new TextComparison { IsEmpty = true });

    /// <summary>There is a value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new TextComparison { IsNotEmpty = true });
}
