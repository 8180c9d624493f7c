namespace Notion.Refit.Live;

/// <summary>Carries the check of a registration that runs when the app starts.</summary>
internal sealed class LiveRegistration;
