using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

[TestFixture]
public sealed class SecretTests
{
    [Test]
    public void Shows_no_token_in_its_text()
    {
        object[] models =
        [
            new AuthorizationCodeGrant("hidden"),
            new RefreshTokenGrant("hidden"),
            new IntrospectTokenRequest("hidden"),
            new RevokeTokenRequest("hidden"),
        ];

        Assert.That(models.Select(model => model.ToString()), Has.None.Contain("hidden"));
    }
}
