namespace Notion.Refit.RowGenerator.Model;

/// <summary>A member that is mapped to a column.</summary>
/// <param name="Slot">The position among the members of the row.</param>
/// <param name="Name">The name.</param>
/// <param name="TypeName">The type as written in C#, for messages.</param>
/// <param name="Mapping">How the type is mapped.</param>
/// <param name="ColumnName">The name of the column; null when it is derived from that of the member.</param>
/// <param name="ColumnId">The id of the column; null when it is found by name.</param>
/// <param name="IsTitle">Whether the column is the title.</param>
/// <param name="IsReadOnly">Whether the column is never written.</param>
/// <param name="Options">The options of the enum; null for other types.</param>
/// <param name="Schema">The settings of <c>[ColumnSchema]</c>.</param>
internal sealed record MemberModel(
    int Slot, string Name, string TypeName, TypeMapping Mapping, string? ColumnName, string? ColumnId, bool IsTitle, bool IsReadOnly, EnumModel? Options, EquatableArray<SchemaSetting> Schema);
