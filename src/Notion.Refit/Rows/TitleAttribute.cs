namespace Notion.Refit.Rows;

/// <summary>Maps a member to the title column of the data source, whatever its name is.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TitleAttribute : Attribute;
