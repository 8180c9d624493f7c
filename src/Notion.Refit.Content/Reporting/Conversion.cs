namespace Notion.Refit.Content;

/// <summary>The result of a conversion, with a report of everything that could not be carried over as it was.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="Value">The result.</param>
/// <param name="Report">What was lost or changed; empty when nothing was.</param>
public record Conversion<T>(T Value, ConversionReport Report);
