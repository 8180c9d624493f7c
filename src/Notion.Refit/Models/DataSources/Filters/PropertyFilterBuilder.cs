namespace Notion.Refit.Models;

/// <summary>A property to filter by: choose the kind it has.</summary>
public readonly struct PropertyFilterBuilder
{
    private readonly string _property;

    internal PropertyFilterBuilder(string property) => _property = property;

    /// <summary>The title.</summary>
    public TextFilterBuilder Title => new(static (property, comparison) => Of(property, new TitleCondition(comparison)), _property);

    /// <summary>Formatted text.</summary>
    public TextFilterBuilder RichText => new(static (property, comparison) => Of(property, new RichTextCondition(comparison)), _property);

    /// <summary>A web address.</summary>
    public TextFilterBuilder Url => new(static (property, comparison) => Of(property, new UrlCondition(comparison)), _property);

    /// <summary>An e-mail address.</summary>
    public TextFilterBuilder Email => new(static (property, comparison) => Of(property, new EmailCondition(comparison)), _property);

    /// <summary>A phone number.</summary>
    public TextFilterBuilder PhoneNumber => new(static (property, comparison) => Of(property, new PhoneNumberCondition(comparison)), _property);

    /// <summary>A number.</summary>
    public NumberFilterBuilder Number => new(static (property, comparison) => Of(property, new NumberCondition(comparison)), _property);

    /// <summary>The number of a unique id.</summary>
    public NumberFilterBuilder UniqueId => new(static (property, comparison) => Of(property, new UniqueIdCondition(comparison)), _property);

    /// <summary>A checkbox.</summary>
    public CheckboxFilterBuilder Checkbox => new(static (property, comparison) => Of(property, new CheckboxCondition(comparison)), _property);

    /// <summary>A select.</summary>
    public OptionFilterBuilder Select => new(static (property, comparison) => Of(property, new SelectCondition(comparison)), _property);

    /// <summary>A status.</summary>
    public OptionFilterBuilder Status => new(static (property, comparison) => Of(property, new StatusCondition(comparison)), _property);

    /// <summary>A multi-select.</summary>
    public MultiSelectFilterBuilder MultiSelect => new(static (property, comparison) => Of(property, new MultiSelectCondition(comparison)), _property);

    /// <summary>A date.</summary>
    public DateFilterBuilder Date => new(static (property, comparison) => Of(property, new DateCondition(comparison)), _property);

    /// <summary>A property that shows when the row was created.</summary>
    public DateFilterBuilder CreatedTime => new(static (property, comparison) => Of(property, new CreatedTimeCondition(comparison)), _property);

    /// <summary>A property that shows when the row was changed last.</summary>
    public DateFilterBuilder LastEditedTime => new(static (property, comparison) => Of(property, new LastEditedTimeCondition(comparison)), _property);

    /// <summary>People.</summary>
    public PeopleFilterBuilder People => new(static (property, comparison) => Of(property, new PeopleCondition(comparison)), _property);

    /// <summary>A property that shows who created the row.</summary>
    public PeopleFilterBuilder CreatedBy => new(static (property, comparison) => Of(property, new CreatedByCondition(comparison)), _property);

    /// <summary>A property that shows who changed the row last.</summary>
    public PeopleFilterBuilder LastEditedBy => new(static (property, comparison) => Of(property, new LastEditedByCondition(comparison)), _property);

    /// <summary>The verification of a wiki page.</summary>
    public VerificationFilterBuilder Verification => new(_property);

    /// <summary>Files.</summary>
    public FilesFilterBuilder Files => new(_property);

    /// <summary>A relation.</summary>
    public RelationFilterBuilder Relation => new(_property);

    /// <summary>The result of a formula.</summary>
    public FormulaFilterBuilder Formula => new(_property);

    /// <summary>A rollup.</summary>
    public RollupFilterBuilder Rollup => new(_property);

    internal static Filter Of(string property, FilterCondition condition) => new PropertyFilter { Property = property, Condition = condition };
}
