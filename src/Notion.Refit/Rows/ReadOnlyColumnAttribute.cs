namespace Notion.Refit.Rows;

/// <summary>Marks a member that is read and queried but never written: formulas, rollups, unique ids, created and edited times and people.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ReadOnlyColumnAttribute : Attribute;
