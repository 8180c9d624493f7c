namespace Notion.Refit.Generator.Checks;

/// <summary>How many objects stand behind a keyword, and how.</summary>
internal enum Arity
{
    One,
    List,
    Map,
    FlagOrOne,
}
