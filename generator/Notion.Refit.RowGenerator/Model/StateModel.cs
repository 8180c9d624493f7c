namespace Notion.Refit.RowGenerator.Model;

/// <summary>A field or property that equality and printing look at.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The qualified type.</param>
/// <param name="IsList">Whether it is compared by its elements.</param>
/// <param name="IsCompared">Whether equality looks at it.</param>
/// <param name="IsPrinted">Whether printing shows it.</param>
internal sealed record StateModel(string Name, string Type, bool IsList, bool IsCompared, bool IsPrinted);
