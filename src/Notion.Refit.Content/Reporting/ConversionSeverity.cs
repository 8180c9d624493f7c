namespace Notion.Refit.Content;

/// <summary>The severity of a loss at one place.</summary>
public enum ConversionSeverity
{
    /// <summary>Nothing that a reader sees: another spelling, an empty paragraph left out.</summary>
    Info,

    /// <summary>The content is there, its form is another: a colour, a column, the start of a list.</summary>
    Lossy,

    /// <summary>Content is missing: an address that leads nowhere, a block of an unknown type.</summary>
    Dropped,
}
