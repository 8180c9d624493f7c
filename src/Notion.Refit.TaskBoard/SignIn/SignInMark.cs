namespace Notion.Refit.TaskBoard.SignIn;

/// <summary>A service that is there when people sign in. With NOTION_TOKEN there is one board for all.</summary>
internal sealed class SignInMark;
