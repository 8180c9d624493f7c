namespace Notion.Refit.Live;

/// <summary>The kinds of places.</summary>
internal enum PlaceKind
{
    Start,
    End,
    Before,
    After,
    StartOf,
    EndOf,
}
