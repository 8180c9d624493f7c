namespace Notion.Refit.RowGenerator.Model;

/// <summary>The mapping of a type.</summary>
/// <param name="Kind">The name of the <c>RowMemberKind</c>.</param>
/// <param name="Column">The type of the column in conditions.</param>
/// <param name="Read">The method of <c>RowReader</c>, with type arguments.</param>
/// <param name="Write">The method of <c>RowWriter</c>, with type arguments; null for columns that Notion computes.</param>
/// <param name="Spread">Whether the list that is read must be copied into another type.</param>
/// <param name="UnsetValue">What an unset member would write; null when it would write nothing.</param>
internal sealed record TypeMapping(string Kind, string Column, string Read, string? Write, bool Spread = false, string? UnsetValue = null);
