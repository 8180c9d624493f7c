using System.Text.Json;
using Notion.Refit.Emulator.Formulas;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Schemas;

/// <summary>Completes written property schemas: all fields filled in, other properties by their id.</summary>
internal static class SchemaCompletion
{
    /// <summary>Fills in a schema.</summary>
    /// <param name="given">The schema of the request.</param>
    /// <param name="before">The schema there was; null for a new property or one of another type.</param>
    /// <param name="payload">The JSON under the name of the type, which shows what is absent and therefore stays as it was.</param>
    /// <param name="source">The data source, with the properties that it will have so far.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">It refers to something that does not exist.</exception>
    public static PropertySchema Complete(PropertySchema given, PropertySchema? before, JsonElement payload, SchemaDraft source, RequestContext context) => given switch
    {
        TitleSchema => new TitleSchema(),
        RichTextSchema => new RichTextSchema(),
        NumberSchema schema => new NumberSchema(Has(payload, "format") || before is not NumberSchema number ? schema.Format : number.Format),
        SelectSchema schema => new SelectSchema(Options((before as SelectSchema)?.Options, schema.Options, payload, context)),
        MultiSelectSchema schema => new MultiSelectSchema(Options((before as MultiSelectSchema)?.Options, schema.Options, payload, context)),
        StatusSchema schema => StatusRules.Complete(before as StatusSchema, schema, context.Ids),
        DateSchema => new DateSchema(),
        PeopleSchema => new PeopleSchema(),
        FilesSchema => new FilesSchema(),
        CheckboxSchema => new CheckboxSchema(),
        UrlSchema => new UrlSchema(),
        EmailSchema => new EmailSchema(),
        PhoneNumberSchema => new PhoneNumberSchema(),
        CreatedTimeSchema => new CreatedTimeSchema(),
        CreatedBySchema => new CreatedBySchema(),
        LastEditedTimeSchema => new LastEditedTimeSchema(),
        LastEditedBySchema => new LastEditedBySchema(),
        LastVisitedTimeSchema => new LastVisitedTimeSchema(),
        PlaceSchema => new PlaceSchema(),
        LocationSchema => new LocationSchema(),
        VerificationSchema => new VerificationSchema(),
        ButtonSchema => new ButtonSchema(),
        UniqueIdSchema schema => new UniqueIdSchema(Has(payload, "prefix") || before is not UniqueIdSchema id ? schema.Prefix : id.Prefix),

        // Assumption: a formula without an expression loses the one it had.
        FormulaSchema schema => new FormulaSchema(
            schema.Expression is { Length: > 0 } expression
                ? FormulaWriting.Store(expression, new DraftPropertySource(source, context), source.Id, context.Workspace.Id, isApi: !context.IsSeed)
                : ""),
        RelationSchema schema => Relation(schema, before as RelationSchema, source, context),
        RollupSchema schema => Rollup(schema, before as RollupSchema, source, context),
        _ => throw ApiErrors.PropertyTypeNotWritable(given.Type),
    };

    private static bool Has(JsonElement payload, string member) => payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(member, out _);

    private static IReadOnlyList<SelectOption> Options(
        IReadOnlyList<SelectOption>? before, IReadOnlyList<SelectOption> given, JsonElement payload, RequestContext context) =>
        before is not null && !Has(payload, "options") ? before : OptionRules.Replace(before ?? [], given, context.Ids);

    private static RelationSchema Relation(RelationSchema given, RelationSchema? before, SchemaDraft source, RequestContext context)
    {
        Guid targetId = given.DataSourceId.Value;
        bool toItself = targetId == source.Id;
        StoredDataSource? target = context.FindNode(targetId) as StoredDataSource;
        if (!toItself && target is null)
            throw ApiErrors.NotFound(ObjectKind.DataSource, targetId, context.Connection);

        // Assumption: a two-way relation of a data source to itself is stored one-way, which the API does as often as it fails.
        RelationKind kind = given.Kind is TwoWayRelation && !toItself
            ? before is { Kind: TwoWayRelation same } && before.DataSourceId == given.DataSourceId ? same : new TwoWayRelation()
            : new OneWayRelation();
        return new RelationSchema { DataSourceId = given.DataSourceId, DatabaseId = target is null ? (DatabaseId?)null : new DatabaseId(target.Database.Id), Kind = kind };
    }

    private static RollupSchema Rollup(RollupSchema given, RollupSchema? before, SchemaDraft source, RequestContext context)
    {
        string? relationName = given.RelationPropertyId?.ToString() ?? given.RelationPropertyName ?? before?.RelationPropertyId?.Value;
        string? targetName = given.RollupPropertyId?.ToString() ?? given.RollupPropertyName ?? before?.RollupPropertyId?.Value;
        if (relationName is null || source.FindProperty(relationName) is not { Schema: RelationSchema relation } by)
            throw ApiErrors.RelationPropertyNotFound(relationName);

        StoredProperty? property = relation.DataSourceId.Value == source.Id
            ? source.FindProperty(targetName ?? "")
            : (context.FindNode(relation.DataSourceId.Value) as StoredDataSource)?.FindProperty(targetName ?? "");
        if (property is null)
            throw ApiErrors.RollupPropertyNotFound(targetName);
        if (property.Schema is RollupSchema)
            throw ApiErrors.RollupOfRollup();

        return new RollupSchema
        {
            RollupPropertyName = property.Name,
            RelationPropertyName = by.Name,
            RollupPropertyId = new PropertyId(property.Id),
            RelationPropertyId = new PropertyId(by.Id),
            Function = given.Function,
        };
    }
}
