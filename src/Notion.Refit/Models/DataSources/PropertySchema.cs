namespace Notion.Refit.Models;

public abstract partial record PropertySchema
{
    /// <summary>The title of the rows. Every data source has exactly one.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Title() => new TitleSchema();

    /// <summary>Formatted text.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema RichText() => new RichTextSchema();

    /// <summary>A number.</summary>
    /// <param name="format">How it is shown; null for Notion's default, <c>number</c>.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema Number(NumberFormat? format = null) => format is { } known ? new NumberSchema(known) : new NumberSchema();

    /// <summary>One of several options.</summary>
    /// <param name="options">The options, at most 100; a name is enough.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema Select(params IReadOnlyList<SelectOption> options) => new SelectSchema(options);

    /// <summary>Any number of options.</summary>
    /// <param name="options">The options, at most 100; a name is enough.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema MultiSelect(params IReadOnlyList<SelectOption> options) => new MultiSelectSchema(options);

    /// <summary>A status: one of several options, which are sorted into groups.</summary>
    /// <param name="options">The options, at most 100; none for Notion's own three.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema Status(params IReadOnlyList<SelectOption> options) => options is { Count: > 0 } ? new StatusSchema(options) : new StatusSchema();

    /// <summary>A date, a time or a range.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Date() => new DateSchema();

    /// <summary>People of the workspace.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema People() => new PeopleSchema();

    /// <summary>Files and links to files.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Files() => new FilesSchema();

    /// <summary>A checkbox.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Checkbox() => new CheckboxSchema();

    /// <summary>A web address.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Url() => new UrlSchema();

    /// <summary>An e-mail address.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Email() => new EmailSchema();

    /// <summary>A phone number, in any notation.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema PhoneNumber() => new PhoneNumberSchema();

    /// <summary>A value computed from other properties of the row.</summary>
    /// <param name="expression">The formula, such as <c>prop("Price") * 2</c>.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema Formula(string expression) => new FormulaSchema(expression);

    /// <summary>Links to rows of a data source, shown on this side only.</summary>
    /// <param name="dataSource">The data source whose rows can be linked.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema Relation(DataSourceId dataSource) => new RelationSchema { DataSourceId = dataSource, Kind = new OneWayRelation() };

    /// <summary>Links to rows of a data source, shown on both sides.</summary>
    /// <param name="dataSource">The data source whose rows can be linked; it gets a property that shows the other side.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema TwoWayRelation(DataSourceId dataSource) => new RelationSchema { DataSourceId = dataSource, Kind = new TwoWayRelation() };

    /// <summary>A value combined from the rows that a relation links to.</summary>
    /// <param name="relation">The name of the relation.</param>
    /// <param name="property">The name of the property of the linked rows.</param>
    /// <param name="function">How the values are combined.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema Rollup(string relation, string property, RollupFunction function) =>
        new RollupSchema { RelationPropertyName = relation, RollupPropertyName = property, Function = function };

    /// <summary>A number that counts the rows.</summary>
    /// <param name="prefix">The text before the number; null for none.</param>
    /// <returns>The schema.</returns>
    public static PropertySchema UniqueId(string? prefix = null) => prefix is null ? new UniqueIdSchema() : new UniqueIdSchema { Prefix = prefix };

    /// <summary>Creates the schema of a property for the creator of the row.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema CreatedBy() => new CreatedBySchema();

    /// <summary>Creates the schema of a property for the time of creation of the row.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema CreatedTime() => new CreatedTimeSchema();

    /// <summary>Creates the schema of a property for the author of the last change of the row.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema LastEditedBy() => new LastEditedBySchema();

    /// <summary>Creates the schema of a property for the time of the last change of the row.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema LastEditedTime() => new LastEditedTimeSchema();

    /// <summary>Creates the schema of places.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Place() => new PlaceSchema();

    /// <summary>Creates the schema of a button. The API can neither set up nor press it.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Button() => new ButtonSchema();

    /// <summary>Creates the schema of a location.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Location() => new LocationSchema();

    /// <summary>Creates the schema of the verification of pages, in wikis.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema Verification() => new VerificationSchema();

    /// <summary>Creates the schema of the time at which a row was last visited.</summary>
    /// <returns>The schema.</returns>
    public static PropertySchema LastVisitedTime() => new LastVisitedTimeSchema();
}
