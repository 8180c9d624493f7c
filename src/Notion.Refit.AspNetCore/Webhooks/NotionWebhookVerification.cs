namespace Notion.Refit.AspNetCore;

/// <summary>The request that Notion sends when a webhook subscription is created.</summary>
/// <param name="ClientName">The name of the client whose endpoint received it; null for the client without a name.</param>
/// <param name="VerificationToken">The verification token. The operator enters it in Notion; afterwards it is the key of the signatures.</param>
public sealed record NotionWebhookVerification(string? ClientName, string VerificationToken)
{
    /// <summary>Returns the name of the client, without the token.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ClientName is null ? "a verification request" : $"a verification request for the client '{ClientName}'";
}
