namespace Notion.Refit.Models;

/// <summary>The conditions on a property, by its kind.</summary>
public readonly struct PropertyFilterBuilder
{
    private readonly string _property;

    internal PropertyFilterBuilder(string property) => _property = property;

    /// <summary>Gets the conditions on the title.</summary>
    public TextFilterBuilder Title => new(static (property, comparison) => Of(property, new TitleCondition(comparison)), _property);

    /// <summary>Gets the conditions on formatted text.</summary>
    public TextFilterBuilder RichText => new(static (property, comparison) => Of(property, new RichTextCondition(comparison)), _property);

    /// <summary>Gets the conditions on a web address.</summary>
    public TextFilterBuilder Url => new(static (property, comparison) => Of(property, new UrlCondition(comparison)), _property);

    /// <summary>Gets the conditions on an e-mail address.</summary>
    public TextFilterBuilder Email => new(static (property, comparison) => Of(property, new EmailCondition(comparison)), _property);

    /// <summary>Gets the conditions on a phone number.</summary>
    public TextFilterBuilder PhoneNumber => new(static (property, comparison) => Of(property, new PhoneNumberCondition(comparison)), _property);

    /// <summary>Gets the conditions on a number.</summary>
    public NumberFilterBuilder Number => new(static (property, comparison) => Of(property, new NumberCondition(comparison)), _property);

    /// <summary>Gets the conditions on the number of a unique id.</summary>
    public NumberFilterBuilder UniqueId => new(static (property, comparison) => Of(property, new UniqueIdCondition(comparison)), _property);

    /// <summary>Gets the conditions on a checkbox.</summary>
    public CheckboxFilterBuilder Checkbox => new(static (property, comparison) => Of(property, new CheckboxCondition(comparison)), _property);

    /// <summary>Gets the conditions on a select.</summary>
    public OptionFilterBuilder Select => new(static (property, comparison) => Of(property, new SelectCondition(comparison)), _property);

    /// <summary>Gets the conditions on a status.</summary>
    public OptionFilterBuilder Status => new(static (property, comparison) => Of(property, new StatusCondition(comparison)), _property);

    /// <summary>Gets the conditions on a multi-select.</summary>
    public MultiSelectFilterBuilder MultiSelect => new(static (property, comparison) => Of(property, new MultiSelectCondition(comparison)), _property);

    /// <summary>Gets the conditions on a date.</summary>
    public DateFilterBuilder Date => new(static (property, comparison) => Of(property, new DateCondition(comparison)), _property);

    /// <summary>Gets the conditions on a property that shows when the row was created.</summary>
    public DateFilterBuilder CreatedTime => new(static (property, comparison) => Of(property, new CreatedTimeCondition(comparison)), _property);

    /// <summary>Gets the conditions on a property that shows when the row was last edited.</summary>
    public DateFilterBuilder LastEditedTime => new(static (property, comparison) => Of(property, new LastEditedTimeCondition(comparison)), _property);

    /// <summary>Gets the conditions on people.</summary>
    public PeopleFilterBuilder People => new(static (property, comparison) => Of(property, new PeopleCondition(comparison)), _property);

    /// <summary>Gets the conditions on a property that shows who created the row.</summary>
    public PeopleFilterBuilder CreatedBy => new(static (property, comparison) => Of(property, new CreatedByCondition(comparison)), _property);

    /// <summary>Gets the conditions on a property that shows who edited the row last.</summary>
    public PeopleFilterBuilder LastEditedBy => new(static (property, comparison) => Of(property, new LastEditedByCondition(comparison)), _property);

    /// <summary>Gets the conditions on the verification of a wiki page.</summary>
    public VerificationFilterBuilder Verification => new(_property);

    /// <summary>Gets the conditions on files.</summary>
    public FilesFilterBuilder Files => new(_property);

    /// <summary>Gets the conditions on a relation.</summary>
    public RelationFilterBuilder Relation => new(_property);

    /// <summary>Gets the conditions on the result of a formula.</summary>
    public FormulaFilterBuilder Formula => new(_property);

    /// <summary>Gets the conditions on a rollup.</summary>
    public RollupFilterBuilder Rollup => new(_property);

    internal static Filter Of(string property, FilterCondition condition) => new PropertyFilter { Property = property, Condition = condition };
}
