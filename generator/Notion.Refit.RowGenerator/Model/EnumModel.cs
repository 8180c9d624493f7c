namespace Notion.Refit.RowGenerator.Model;

/// <summary>An enum whose members are options.</summary>
/// <param name="FullName">The qualified name.</param>
/// <param name="Unknown">The member that is read for every other option; null when there is none.</param>
/// <param name="Options">The other members.</param>
internal sealed record EnumModel(string FullName, string? Unknown, EquatableArray<EnumOption> Options);
