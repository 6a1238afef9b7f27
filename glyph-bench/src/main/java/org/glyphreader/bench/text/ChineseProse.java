package org.glyphreader.bench.text;

import static org.glyphreader.bench.text.Words.any;

import java.util.Random;

/** Sentences of the same quiet chronicle in Chinese. */
final class ChineseProse {

  private static final String[] PEOPLE =
      Words.list("李明 王芳 张伟 刘洋 陈静 杨光 赵雷 黄梅 周平 吴琳 徐强 孙丽 朱华 马超 胡安 林峰 何雪 高远 罗兰 郑和");
  private static final String[] TRADES =
      Words.list("木匠 铁匠 裁缝 渔夫 农民 教师 医生 商人 画家 船工 石匠 厨师 园丁 牧人 书记员 印刷工 钟表匠");
  private static final String[] PLACES =
      Words.list("清河镇 白水村 青山县 东湖边 南门外 北岭 西溪 桃花渡 石桥 柳林 金沙滩 云台 松江口 竹园 梅岭");
  private static final String[] ADJECTIVES =
      Words.list("古老的 崭新的 破旧的 沉重的 细小的 红色的 蓝色的 木制的 铁制的 贵重的 普通的 明亮的 安静的 宽阔的 结实的 奇怪的");
  private static final String[] THINGS =
      Words.list("桌子 钟 船 书 灯笼 水井 地图 箱子 钥匙 镜子 风筝 马车 梯子 围墙 果园 磨坊 火炉 望远镜 账本 信 琴 窗户 屋顶 小路");
  private static final String[] DEEDS =
      Words.list("修好了 卖掉了 借走了 发现了 记录了 搬走了 画下了 收藏了 量过了 丢失了 买下了 打扫了 检查了 归还了 研究了");
  private static final String[] TIMES =
      Words.list("春天来临时 秋收以后 第二天早晨 集市那天 河水上涨时 下雪之前 那年夏天 黄昏时分 中午以前 雨停之后");
  private static final String[] REASONS =
      Words.list("因为道路已经封闭 虽然价格涨了一倍 为了还清旧债 没有告诉任何人 大家都不觉得奇怪 这是镇上的规矩 后来再也没有提起");

  private ChineseProse() {}

  static String sentence(Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          "%s，%s的%s%s%s%s。"
              .formatted(
                  any(TIMES, random),
                  any(PLACES, random),
                  any(TRADES, random),
                  any(DEEDS, random),
                  any(ADJECTIVES, random),
                  any(THINGS, random));
      case 1 ->
          "%s%s%s%s，%s。"
              .formatted(
                  any(PEOPLE, random),
                  any(DEEDS, random),
                  any(ADJECTIVES, random),
                  any(THINGS, random),
                  any(REASONS, random));
      case 2 ->
          "从%s到%s的路很远，%s在路上%s%s%s。"
              .formatted(
                  any(PLACES, random),
                  any(PLACES, random),
                  any(PEOPLE, random),
                  any(DEEDS, random),
                  any(ADJECTIVES, random),
                  any(THINGS, random));
      default ->
          "%s和%s都住在%s，%s一起%s%s%s。"
              .formatted(
                  any(PEOPLE, random),
                  any(PEOPLE, random),
                  any(PLACES, random),
                  any(TIMES, random),
                  any(DEEDS, random),
                  any(ADJECTIVES, random),
                  any(THINGS, random));
    };
  }
}
