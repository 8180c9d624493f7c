using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>Finds the column of a member.</summary>
internal static class ColumnMatcher
{
    /// <summary>Returns the column, or null and the reason.</summary>
    public static DataSourceProperty? Match(RowMember member, DataSource source, out string problem)
    {
        IReadOnlyList<string> wanted = ColumnKinds.For(member);
        string subject = $"{member.Name} ({member.TypeName}, for {string.Join(", ", wanted)})";
        problem = "";
        DataSourceProperty[] all = [.. source.Properties.Values];
        DataSourceProperty? found;
        if (member.ColumnId is { } id)
        {
            found = all.FirstOrDefault(property => property.Id == new PropertyId(id));
            problem = $"{subject}: there is no column with the id '{id}'.";
        }
        else if (member.ColumnName is { } name)
        {
            found = all.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.Ordinal))
                ?? all.FirstOrDefault(property => NameFolding.LookEqual(property.Name, name));
            problem = $"{subject}: there is no column '{name}'.";
        }
        else if (member.IsTitle)
        {
            found = all.FirstOrDefault(property => property.Schema is TitleSchema);
            problem = $"{subject}: there is no title.";
        }
        else
        {
            found = ByName(member, all, subject, out problem);
        }

        if (found is null)
            return null;
        if (wanted.Contains(found.Schema.Type, StringComparer.Ordinal))
            return found;
        problem = $"{subject}: the column '{found.Name}' is of the kind {found.Schema.Type}.";
        return null;
    }

    private static DataSourceProperty? ByName(RowMember member, DataSourceProperty[] all, string subject, out string problem)
    {
        problem = "";
        DataSourceProperty? exact = all.FirstOrDefault(property => NameFolding.LookEqual(property.Name, member.Name));
        if (exact is not null)
            return exact;

        string folded = NameFolding.Fold(member.Name);
        DataSourceProperty[] candidates = folded.Length == 0 ? [] : [.. all.Where(property => NameFolding.Fold(property.Name) == folded)];
        if (candidates.Length == 1)
            return candidates[0];
        problem = candidates.Length == 0
            ? $"{subject}: there is no column with this name. Name it with [NotionColumn(\"…\")]{Near(folded, all)}."
            : $"{subject}: several columns have this name: {string.Join(", ", candidates.Select(property => $"'{property.Name}'"))}. Choose one with [NotionColumn(\"…\")].";
        return null;
    }

    // Columns whose name contains that of the member, or the other way round.
    private static string Near(string folded, DataSourceProperty[] all)
    {
        string[] near =
        [
            .. all.Select(property => (property.Name, Folded: NameFolding.Fold(property.Name)))
                .Where(column => column.Folded.Length > 1 && folded.Length > 1
                    && (column.Folded.Contains(folded, StringComparison.Ordinal) || folded.Contains(column.Folded, StringComparison.Ordinal)))
                .Select(column => $"'{column.Name}'"),
        ];
        return near.Length == 0 ? "" : $"; candidates: {string.Join(", ", near)}";
    }
}
