using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>The kinds of columns that fit each kind of member.</summary>
internal static class ColumnKinds
{
    private static readonly string[] Computed =
        ["formula", "rollup", "unique_id", "created_time", "created_by", "last_edited_time", "last_edited_by", "last_visited_time", "button"];

    /// <summary>Whether Notion computes the values.</summary>
    public static bool IsComputed(string type) => Computed.Contains(type, StringComparer.Ordinal);

    /// <summary>The kinds of columns for a member, the most likely first.</summary>
    public static IReadOnlyList<string> For(RowMember member) => member switch
    {
        { IsTitle: true } => ["title"],
        _ => member.Kind switch
        {
            RowMemberKind.Text => ["rich_text", "title", "url", "email", "phone_number", "select", "status", "unique_id", "formula", "rollup"],
            RowMemberKind.RichText => ["rich_text", "title"],
            RowMemberKind.Number => ["number", "unique_id", "formula", "rollup"],
            RowMemberKind.Checkbox => ["checkbox", "formula"],
            RowMemberKind.Date => ["date", "created_time", "last_edited_time", "formula", "rollup"],
            RowMemberKind.Option => ["select", "status"],
            RowMemberKind.Options => ["multi_select", "rollup"],
            RowMemberKind.Person => ["people", "created_by", "last_edited_by"],
            RowMemberKind.Numbers or RowMemberKind.Dates => ["rollup"],
            RowMemberKind.People => ["people", "rollup"],
            RowMemberKind.Relation => ["relation"],
            RowMemberKind.Relations => ["relation", "rollup"],
            RowMemberKind.Files => ["files"],
            RowMemberKind.Place => ["place"],
            _ => ["verification"],
        },
    };
}
