namespace Notion.Refit;

/// <summary>The exception for a property value that is asked for as another kind than it has.</summary>
public sealed class NotionPropertyException : InvalidOperationException
{
    internal NotionPropertyException(string property, string wanted, string actual, string? advice = null)
        : base($"The property '{property}' is not {Article(wanted)} {wanted}: its kind is {actual}.{(advice is null ? "" : $" {advice}")}")
    {
        Property = property;
        Wanted = wanted;
        Actual = actual;
    }

    /// <summary>The name of the property.</summary>
    public string Property { get; }

    /// <summary>The kind that was asked for.</summary>
    public string Wanted { get; }

    /// <summary>The kind that the property has, such as <c>rich_text</c> or <c>formula (number)</c>.</summary>
    public string Actual { get; }

    private static string Article(string noun) => noun is [('a' or 'e' or 'i' or 'o'), ..] ? "an" : "a";
}
