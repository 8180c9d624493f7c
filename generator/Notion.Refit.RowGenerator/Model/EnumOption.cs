namespace Notion.Refit.RowGenerator.Model;

/// <summary>A member of an enum.</summary>
/// <param name="Member">The name of the member.</param>
/// <param name="Option">The name of the option.</param>
/// <param name="IsExact">Whether the name of the option is that of an attribute.</param>
/// <param name="Color">The colour of a new option; null for Notion's choice.</param>
internal sealed record EnumOption(string Member, string Option, bool IsExact, string? Color);
