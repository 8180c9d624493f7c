namespace Notion.Refit.Emulator.Protocol.Errors;

/// <content>Errors about schemas, values, queries, views, templates and formulas.</content>
internal static partial class ApiErrors
{
    public static ApiException PropertyNotFound(string name) => Validation($"Could not find property with name or id: {name}");

    public static ApiException SortPropertyNotFound(string name) => Validation($"Could not find sort property with name or id: {name}");

    public static ApiException RelationPropertyNotFound(string? name) => Validation($"Could not find relation property with name or id: {name}");

    public static ApiException RollupPropertyNotFound(string? name) => Validation($"Could not find rollup property with name or id: {name}");

    public static ApiException RollupOfRollup() => Validation("Cannot create a rollup of a related rollup property.");

    public static ApiException PropertyTypeNotWritable(string type) => Validation($"body failed validation: properties of the type {type} cannot be written.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException SecondTitle() => Validation("Cannot create new title property. A data source has exactly one.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException TitleTypeChanged() => Validation("Cannot change the type of the title property, or the type of another property to title.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException TitleDeleted() => Validation("Cannot delete the title property.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException NotOneTitle() => Validation("body failed validation: body.properties should have exactly one property of the type title.");

    public static ApiException CommaInOption(string type, string name) => Validation($"Invalid {type} option, commas not allowed: {name}");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException OptionWithoutName() => Validation("body failed validation: an option should have a name.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException OptionTwice(string name) => Validation($"Options should have different names, `{name}` comes twice.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException OptionNotFound(string type, string name, string property, IEnumerable<string> known) =>
        Validation($"{type} option \"{name}\" not found for property \"{property}\". Available options: {string.Join(", ", known.Select(Quote))}.");

    /// <summary>Values of properties that do not exist or have another type.</summary>
    /// <param name="problems">See <see cref="NoSuchProperty"/> and <see cref="WrongPropertyType"/>.</param>
    public static ApiException Misnamed(IEnumerable<string> problems) => Validation(string.Join(' ', problems));

    public static ApiException FilterMismatch(string property, string filter) =>
        Validation($"The property type in the database does not match the property type of the filter provided: database property {property} does not match filter {filter}");

    public static ApiException FormulaOfUnknownType() => Validation("Unable to filter based on a formula of unknown type");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException FormulaMismatch(string formula, string filter) =>
        Validation($"The type of the formula does not match the filter provided: formula {formula} does not match filter {filter}");

    public static ApiException FormulaSyntax() => Validation("Parse error with formula");

    public static ApiException FormulaType() => Validation("Type error with formula");

    /// <summary>Assumption: the wording. That it is not a 404 is documented.</summary>
    public static ApiException TemplateNotFound(Guid id) => Validation($"Could not find template with ID: {id}. Make sure that it is a page and shared with your integration.");

    /// <summary>Assumption: the wording.</summary>
    /// <param name="dataSourceId">The data source without a default template; null for a page that is not in one.</param>
    public static ApiException NoDefaultTemplate(Guid? dataSourceId) =>
        Validation(dataSourceId is { } id ? $"Data source with ID {id} has no default template." : "Only pages in a data source have a default template.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException NotADashboard(Guid id) => Validation($"View with ID {id} is not a dashboard. Only dashboards can have widgets.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException TooManyWidgets(int most) => Validation($"A dashboard row can have at most {most} widgets.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException DashboardQueried(Guid id) => Validation($"View with ID {id} is a dashboard, which has no rows of its own. Query its widgets instead.");

    /// <summary>Assumption: the wording.</summary>
    public static ApiException LastViewDeleted() => Validation("Cannot delete the last view of a database. Put the database into the trash instead.");
}
