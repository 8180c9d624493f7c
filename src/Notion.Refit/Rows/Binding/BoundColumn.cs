using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>A member with the column it was matched to.</summary>
internal sealed class BoundColumn
{
    public BoundColumn(RowType row, RowMember member, DataSourceProperty property)
    {
        Member = member;
        Id = property.Id;
        Name = property.Name;
        Schema = property.Schema;
        Type = property.Schema.Type;
        Info = new NotionRowException.RowBindingInfo(row.Name, member.Name, property.Name);
        Choices = property.Schema switch
        {
            SelectSchema select => select.Options,
            StatusSchema status => status.Options,
            MultiSelectSchema multiSelect => multiSelect.Options,
            _ => [],
        };
        Options = member.Options?.Bind(Choices);
        IsWritable = !member.IsReadOnly && !ColumnKinds.IsComputed(Type);
        DefaultOption = property.Schema is StatusSchema { Options.Count: > 0 } states ? Default(states) : null;
    }

    public RowMember Member { get; }

    public PropertyId Id { get; }

    public string Name { get; }

    /// <summary>The kind of the column, such as <c>rich_text</c>.</summary>
    public string Type { get; }

    public PropertySchema Schema { get; }

    public IReadOnlyList<SelectOption> Choices { get; }

    public OptionBinding? Options { get; }

    public bool IsWritable { get; }

    /// <summary>The option that a status has when none was chosen; null for other columns.</summary>
    public string? DefaultOption { get; }

    public NotionRowException.RowBindingInfo Info { get; }

    private static string? Default(StatusSchema schema)
    {
        string? id = schema.Groups.Count > 0 && schema.Groups[0].OptionIds.Count > 0 ? schema.Groups[0].OptionIds[0] : null;
        return (schema.Options.FirstOrDefault(option => id is not null && option.Id == id) ?? schema.Options[0]).Name;
    }
}
