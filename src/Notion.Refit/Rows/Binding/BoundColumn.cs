using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>A member with the column it was matched to.</summary>
internal sealed class BoundColumn
{
    private BoundColumn? _element;

    public BoundColumn(RowType row, RowMember member, DataSourceProperty property)
        : this(member, property.Id, property.Schema, property.Schema.Type, new NotionRowException.RowBindingInfo(row.Name, member.Name, property.Name))
    {
        IsWritable = !member.IsReadOnly && !ColumnKinds.IsComputed(Type);
        DefaultOption = property.Schema is StatusSchema { Options.Count: > 0 } states ? Default(states) : null;
        IsArray = property.Schema is RollupSchema rollup && (rollup.Function == RollupFunction.ShowOriginal || rollup.Function == RollupFunction.ShowUnique);
    }

    private BoundColumn(RowMember member, PropertyId id, PropertySchema schema, string type, NotionRowException.RowBindingInfo info)
    {
        Member = member;
        Id = id;
        Schema = schema;
        Type = type;
        Info = info;
        Choices = schema switch
        {
            SelectSchema select => select.Options,
            StatusSchema status => status.Options,
            MultiSelectSchema multiSelect => multiSelect.Options,
            _ => [],
        };
        Options = member.Options?.Bind(Choices);
    }

    public RowMember Member { get; }

    public PropertyId Id { get; }

    public string Name => Info.Column;

    /// <summary>The kind of the column, such as <c>rich_text</c>.</summary>
    public string Type { get; }

    public PropertySchema Schema { get; }

    public IReadOnlyList<SelectOption> Choices { get; }

    public OptionBinding? Options { get; }

    public bool IsWritable { get; }

    /// <summary>The option that a status has when none was chosen; null for other columns.</summary>
    public string? DefaultOption { get; }

    /// <summary>Whether the column is a rollup that shows the values of the related pages one by one.</summary>
    public bool IsArray { get; }

    /// <summary>Whether the column is the element of a list whose empty elements the member leaves out.</summary>
    public bool SkipsEmpty { get; private init; }

    /// <summary>Whether conditions on the elements depend on the schema of the related data source, which was not read yet.</summary>
    public bool NeedsElement => IsArray && _element is null && Member.Kind is RowMemberKind.Text or RowMemberKind.Options;

    public NotionRowException.RowBindingInfo Info { get; }

    /// <summary>The elements of a rollup as a column of their own.</summary>
    public BoundColumn Element => _element ??= ElementOf(null);

    /// <summary>Sets the schema of the elements of a rollup; null when it cannot be read.</summary>
    public void SetElement(PropertySchema? schema) => _element = ElementOf(schema);

    // Notion takes conditions of few kinds here: those on texts of any kind are called rich_text.
    private BoundColumn ElementOf(PropertySchema? schema)
    {
        (RowMemberKind kind, string type) = Member.Kind switch
        {
            RowMemberKind.Number or RowMemberKind.Numbers => (RowMemberKind.Number, "number"),
            RowMemberKind.Date or RowMemberKind.Dates => (RowMemberKind.Date, "date"),
            RowMemberKind.People => (RowMemberKind.People, "people"),
            RowMemberKind.Relations => (RowMemberKind.Relations, "relation"),
            RowMemberKind.Options when schema is MultiSelectSchema => (RowMemberKind.Options, schema.Type),
            _ => (Member.Options is null ? RowMemberKind.Text : RowMemberKind.Option, schema is SelectSchema or StatusSchema or MultiSelectSchema ? schema.Type : "rich_text"),
        };
        return new BoundColumn(Member with { Kind = kind }, Id, schema ?? Schema, type, Info)
        {
            SkipsEmpty = Member.Options is not null || Member.Kind is RowMemberKind.Numbers or RowMemberKind.Dates,
        };
    }

    private static string? Default(StatusSchema schema)
    {
        string? id = schema.Groups.Count > 0 && schema.Groups[0].OptionIds.Count > 0 ? schema.Groups[0].OptionIds[0] : null;
        return (schema.Options.FirstOrDefault(option => id is not null && option.Id == id) ?? schema.Options[0]).Name;
    }
}
