namespace Notion.Refit.Rows;

/// <summary>Marks a member of a row that is not a column. Members without a setter are not columns anyway.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IgnoreColumnAttribute : Attribute;
