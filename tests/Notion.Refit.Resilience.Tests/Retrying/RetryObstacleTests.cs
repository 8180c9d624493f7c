namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class RetryObstacleTests
{
    [Test]
    public void A_request_without_an_obstacle_has_no_reason()
    {
        using var request = new HttpRequestMessage();

        Assert.That(RetryObstacle.Of(request), Is.Null);
        Assert.That(RetryObstacle.Of(null), Is.Null);
    }

    [Test]
    public void The_reason_says_what_is_in_the_way()
    {
        using var request = new HttpRequestMessage();
        var call = new ResilienceCall(request) { Attempts = 3 };

        RetryObstacle.SetBlocked(call);
        Assert.That(RetryObstacle.Of(request), Does.Contain("blocked the connection"));
        RetryObstacle.SetUsedUp(call);
        Assert.That(RetryObstacle.Of(request), Does.Contain("3 times").And.Contain("NotionOptions.Retry.MaxRetries"));
        RetryObstacle.SetTooLong(call, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1.5));
        Assert.That(RetryObstacle.Of(request), Does.Contain("30 s").And.Contain("1.5 s").And.Contain("NotionOptions.TotalTimeout"));
    }
}
