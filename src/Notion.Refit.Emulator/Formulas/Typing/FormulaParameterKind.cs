namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>The kinds of arguments that functions take.</summary>
internal enum FormulaParameterKind
{
    /// <summary>Any value, also <c>empty()</c>.</summary>
    Any,

    /// <summary>A value of the same type as the items of the list.</summary>
    Item,

    /// <summary>A text; numbers and truth values are converted.</summary>
    Text,
    Number,
    Truth,
    Date,
    Person,
    Page,

    /// <summary>A list. One without a value makes the call fail.</summary>
    List,
    TextOrList,

    /// <summary>A number, or a list that has numbers only.</summary>
    Numbers,

    /// <summary>A unit of time that dates can be moved by.</summary>
    Unit,

    /// <summary>A unit of time that the distance of dates can be measured in.</summary>
    SpanUnit,

    /// <summary>A style or color of texts.</summary>
    Style,

    /// <summary>An expression that is computed for each item, as <c>current</c>.</summary>
    Each,

    /// <summary>The name of a variable.</summary>
    Variable,
}
