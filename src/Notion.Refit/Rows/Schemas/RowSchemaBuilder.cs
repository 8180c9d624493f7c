using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Schemas;

/// <summary>Derives the schema of a data source from a row type.</summary>
/// <param name="row">The row type.</param>
/// <param name="relations">The data sources of related pages, by the name of the member.</param>
internal sealed class RowSchemaBuilder(RowType row, IReadOnlyDictionary<string, DataSourceId> relations)
{
    /// <summary>Returns the columns for a new data source.</summary>
    public PropertyMap<PropertyDefinition> Create()
    {
        PropertyMap<PropertyDefinition> wanted = [];
        foreach (RowMember member in row.Members)
            wanted[NewName(member)] = Definition(member, Default(member));

        // A data source has a title, whether the row type shows it or not.
        if (!row.Members.Any(static member => member.IsTitle || member.Schema?.Type is "title"))
            wanted["Name"] = PropertySchema.Title();
        return wanted;
    }

    /// <summary>Returns what a data source must have: missing columns, missing options, and settings that attributes name.</summary>
    public PropertyMap<PropertyDefinition> Complete(DataSource source)
    {
        PropertyMap<PropertyDefinition> wanted = [];
        foreach (RowMember member in row.Members)
        {
            DataSourceProperty? found = ColumnMatcher.Match(member, source, out _);
            DataSourceProperty? named = found ?? source.Properties.Values.FirstOrDefault(property => NameFolding.LookEqual(property.Name, NewName(member)));
            if (found is null)
                wanted[named?.Name ?? NewName(member)] = Definition(member, Default(member));
            else if (Settings(member, found.Schema) is { } schema)
                wanted[found.Name] = Definition(member, schema);
            else if (member.Schema?.Description is not null)
                wanted[found.Name] = Definition(member, found.Schema);
        }

        return wanted;
    }

    private static PropertyDefinition Definition(RowMember member, PropertySchema schema) => new(schema) { Description = member.Schema?.Description };

    private static string NewName(RowMember member) => member.ColumnName ?? OptionSet.Words(member.Name);

    private static IReadOnlyList<SelectOption> Options(RowMember member) => member.Options?.Declared([]) ?? [];

    // What is there stays, except for options that are missing and settings that an attribute names.
    private PropertySchema? Settings(RowMember member, PropertySchema actual) => (actual, member.Schema) switch
    {
        (SelectSchema, _) when member.Options is not null => new SelectSchema(member.Options.Declared(((SelectSchema)actual).Options)),
        (StatusSchema, _) when member.Options is not null => new StatusSchema(member.Options.Declared(((StatusSchema)actual).Options)),
        (MultiSelectSchema, _) when member.Options is not null => new MultiSelectSchema(member.Options.Declared(((MultiSelectSchema)actual).Options)),
        (NumberSchema, { NumberFormat: { } format }) => new NumberSchema(new NumberFormat(format)),
        (FormulaSchema, { Formula: { } formula }) => new FormulaSchema(formula),
        (UniqueIdSchema, { Prefix: { } prefix }) => new UniqueIdSchema(prefix),
        (RollupSchema, { RollupRelation: { } relation }) => Rollup(member, relation),
        (RelationSchema, { RelatedDataSource: not null } or { IsTwoWay: true }) when Target(member) is not null => Default(member),
        _ => null,
    };

    private static PropertySchema Rollup(RowMember member, string relation) => PropertySchema.Rollup(
        relation,
        member.Schema!.RollupColumn ?? throw Incomplete(member, "set RollupColumn"),
        new RollupFunction(member.Schema.RollupFunction ?? throw Incomplete(member, "set RollupFunction")));

    private static NotionRowSchemaException Incomplete(RowMember member, string remedy) =>
        new($"The column of {member.Name} cannot be created: {remedy} in [ColumnSchema].");

    private PropertySchema Default(RowMember member)
    {
        RowColumnSchema schema = member.Schema ?? new RowColumnSchema();
        if (schema.Formula is { } formula)
            return PropertySchema.Formula(formula);
        if (schema.RollupRelation is { } relation)
            return Rollup(member, relation);
        string type = schema.Type ?? (schema.Prefix is not null ? "unique_id" : null) ?? Usual(member);
        return type switch
        {
            "title" => PropertySchema.Title(),
            "rich_text" => PropertySchema.RichText(),
            "url" => PropertySchema.Url(),
            "email" => PropertySchema.Email(),
            "phone_number" => PropertySchema.PhoneNumber(),
            "number" => schema.NumberFormat is { } format ? PropertySchema.Number(new NumberFormat(format)) : PropertySchema.Number(),
            "checkbox" => PropertySchema.Checkbox(),
            "date" => PropertySchema.Date(),
            "select" => PropertySchema.Select(Options(member)),
            "status" => PropertySchema.Status(Options(member)),
            "multi_select" => PropertySchema.MultiSelect(Options(member)),
            "people" => PropertySchema.People(),
            "files" => PropertySchema.Files(),
            "place" => new PlaceSchema(),
            "unique_id" => PropertySchema.UniqueId(schema.Prefix),
            "created_time" => PropertySchema.CreatedTime(),
            "created_by" => PropertySchema.CreatedBy(),
            "last_edited_time" => PropertySchema.LastEditedTime(),
            "last_edited_by" => PropertySchema.LastEditedBy(),
            "relation" when Target(member) is { } target => schema.IsTwoWay ? PropertySchema.TwoWayRelation(target) : PropertySchema.Relation(target),
            "relation" => throw new NotionRowSchemaException(
                $"The column of {member.Name} cannot be created: pass the data source of the related pages, relations: new() {{ [\"{member.Name}\"] = … }}, or set RelatedDataSource in [ColumnSchema]."),
            _ => throw Incomplete(member, $"'{type}' is not a kind of column that can be created; set Type"),
        };
    }

    // What is passed in counts more than what the type says.
    private DataSourceId? Target(RowMember member) =>
        relations.TryGetValue(member.Name, out DataSourceId passed) ? passed
        : member.Schema?.RelatedDataSource is { } text ? DataSourceId.Parse(text)
        : default(DataSourceId?);

    private static string Usual(RowMember member)
    {
        if (member.IsReadOnly)
            throw Incomplete(member, "say with Formula, RollupRelation or Type what computes it");
        return ColumnKinds.For(member)[0];
    }
}
