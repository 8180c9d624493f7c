namespace Notion.Refit.Rows.Conditions;

/// <summary>The comparisons of conditions.</summary>
internal enum RowOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    NotContains,
    StartsWith,
    EndsWith,
    AnyOf,
    NoneOf,
    Empty,
    NotEmpty,
    ThisWeek,
    PastWeek,
    PastMonth,
    PastYear,
    NextWeek,
    NextMonth,
    NextYear,
}
