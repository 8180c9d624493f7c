namespace Notion.Refit.Live;

/// <summary>The side on which a change was made.</summary>
public enum ChangeOrigin
{
    /// <summary>Somewhere else: by people in the app, or by other programs.</summary>
    Remote,

    /// <summary>A session over this store has made the change.</summary>
    Local,
}
