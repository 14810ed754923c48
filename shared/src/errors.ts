/**
 * Every error a call can answer with: a stable code, the HTTP status it travels under and the sentence a person reads.
 * Codes are part of the contract: never rename one, never reuse one. `{n}`-style holes are filled by the thrower.
 */
export const ERRORS = {
  BAD_JSON: { status: 400, message: '请求内容读不懂，请更新小程序后再试' },
  BAD_INPUT: { status: 400, message: '填写的内容有误，请检查后再试' },
  BAD_CURSOR: { status: 400, message: '列表位置已失效，请下拉刷新' },
  KEY_REQUIRED: { status: 400, message: '缺少防重复编号，请更新小程序后再试' },
  KEY_REUSED: { status: 409, message: '这次提交和上次的内容不一样，请重新提交' },
  UNKNOWN_CALL: { status: 404, message: '没有这个功能，请更新小程序' },
  METHOD_NOT_ALLOWED: { status: 405, message: '请求方式不对，请更新小程序' },
  BODY_TOO_LARGE: { status: 413, message: '内容太大了，请删减后再试' },
  NOT_SIGNED_IN: { status: 401, message: '请先登录' },
  SESSION_EXPIRED: { status: 401, message: '登录已过期，请重新登录' },
  NOT_SETTLED: { status: 403, message: '请先选好您所在的社区' },
  FORBIDDEN: { status: 403, message: '您没有办理这件事的权限' },
  OUT_OF_SCOPE: { status: 403, message: '这不在您负责的区域内' },
  TOO_MANY: { status: 429, message: '操作太频繁了，请稍等一会儿再试' },
  NOT_FOUND: { status: 404, message: '没有找到，可能已被删除' },
  INTERNAL: { status: 500, message: '系统出了点问题，已经记录下来，请稍后再试' },
  BUSY: { status: 503, message: '现在人多，请稍后再试' },

  WECHAT_CODE_INVALID: { status: 400, message: '微信登录没有成功，请再试一次' },
  WECHAT_UNAVAILABLE: { status: 502, message: '暂时连不上微信，请稍后再试' },
  ACCOUNT_BLOCKED: { status: 403, message: '此微信号已被限制登录，请联系社区' },
  DEMO_OFF: { status: 403, message: '演示身份没有开放' },
  ALREADY_SETTLED: { status: 409, message: '您已经选过社区，如需更换请联系社区工作人员' },
  REGION_NOT_FOUND: { status: 404, message: '没有这个社区，请重新选择' },

  PHOTO_MISSING: { status: 400, message: '没有收到照片，请重新选择' },
  PHOTO_TOO_LARGE: { status: 413, message: '照片超过 10 MB，请换一张小些的' },
  PHOTO_TOO_MANY_PIXELS: { status: 400, message: '照片尺寸太大，请换一张' },
  PHOTO_HEIC: {
    status: 400,
    message: '暂不支持 HEIC 照片，请在手机相机设置里选“兼容性最佳”后重拍，或截图后上传',
  },
  PHOTO_NOT_IMAGE: { status: 400, message: '这个文件不是照片，请选 JPG、PNG 或 WebP 照片' },
  PHOTO_BROKEN: { status: 400, message: '照片打不开，可能已损坏，请换一张' },
  PHOTO_NOT_YOURS: { status: 400, message: '照片已失效，请重新上传' },

  POST_EMPTY: { status: 400, message: '写几句话，或者放一张照片' },
  POST_NOT_EDITABLE: { status: 409, message: '这条动态现在不能修改' },
  POST_NOT_PENDING: { status: 409, message: '这条动态不在待审状态' },
  POST_NOT_PUBLIC: { status: 409, message: '这条动态还没有公开' },
  RULE_NOT_FOUND: { status: 400, message: '没有这条积分规则，请重新选择' },
  RULE_NOT_CLAIMABLE: { status: 400, message: '这条规则由系统记分，不用申报' },
  RULE_NOT_VALID_NOW: { status: 400, message: '这条规则现在不在有效期内' },
  RULE_NEEDS_PHOTOS: { status: 400, message: '这条规则要求至少 {photos} 张照片' },

  REVIEW_OWN: { status: 403, message: '不能审核自己的动态，请交给同事' },
  REVIEW_TAKEN: { status: 409, message: '{name}正在审核这一条，请看下一条' },
  REVIEW_NOT_TAKEN: { status: 409, message: '这一条您还没有领取，或领取已超时，请重新打开' },
  REVIEW_DECIDED: { status: 409, message: '这一条已经由{unit}审核过了' },
  REVIEW_CHANGED: { status: 409, message: '这条动态刚被修改过，请重新看一遍' },
  REVIEW_SAME_PERSON: { status: 409, message: '这一条需要两个人审核，第二次请交给同事' },
  POINTS_SHORT: { status: 409, message: '可用积分不够' },
  POOL_SHORT: { status: 409, message: '奖励池的积分不够了，请联系镇管理员拨付' },
  SETTINGS_CHANGED: { status: 409, message: '设置刚被同事改过，请看过新的再改' },
  MERCHANT_OWNER_ONLY: { status: 403, message: '只有店主能这样做' },
  MERCHANT_STATE: { status: 409, message: '店铺现在是“{state}”，不能这样做' },
  MERCHANT_CHANGED: { status: 409, message: '店铺资料刚有变动，请看过新的再试' },
  MERCHANT_WAITING: { status: 409, message: '上一次提交还在审核，请等结果或先撤回' },
  MERCHANT_CODE: { status: 404, message: '邀请码不对或已过期，请向店主要一个新的' },
  MERCHANT_HAS: { status: 409, message: '您已经在这家店里了' },
  MERCHANT_FULL: { status: 409, message: '一家店最多 {count} 人' },
  PACT_OLD: { status: 409, message: '公约有了新版，请重新阅读后再同意' },
  SUBMISSION_OWN_SHOP: { status: 403, message: '不能审核自己店里的内容，请交给同事' },
  ANSWER_NEEDED: { status: 400, message: '请写明原因，店主会看到' },
  CODE_UNKNOWN: { status: 404, message: '没有这个码，请让顾客打开兑换券再试一次' },
  CODE_OLD: { status: 409, message: '这个码已经过时（可能是截图），请让顾客打开兑换券出示新码' },
  CODE_OTHER_SHOP: { status: 409, message: '这张券不是本店的，是“{shop}”的' },
  CODE_USED: { status: 409, message: '这张券已经在{when}用过了' },
  CODE_CANCELLED: { status: 409, message: '这张券已经取消，积分已退回顾客' },
  CODE_EXPIRED: { status: 409, message: '这张券已经过期，积分已退回顾客' },
  CODE_HOURS: { status: 409, message: '这张券现在不能用，可用时间：{hours}' },
  CODE_OWN: { status: 403, message: '不能核销自己的券，请交给别的店员' },
  CODE_SLOWED: { status: 429, message: '输错次数太多，请{seconds}秒后再试，或直接扫码' },
  TICKET_BAD: { status: 409, message: '核对已超时，请重新扫码' },
  UNDO_LATE: { status: 409, message: '已经过了可以撤销的时间，如有差错请联系社区' },
  UNDO_NOT: { status: 409, message: '这一笔不能撤销' },
  OFFER_PRICE: { status: 400, message: '到店付的钱要比原价少' },
  OFFER_TIMES: { status: 400, message: '结束时间要晚于开始时间，也要晚于现在' },
  OFFER_CHANGED: { status: 409, message: '这个兑换项目刚有变动，请看过新的再换' },
  OFFER_CLOSED: { status: 409, message: '这个兑换项目现在不能换' },
  OFFER_SOLD_OUT: { status: 409, message: '已经换完了，请等下一批' },
  OFFER_LIMIT: { status: 409, message: '您已经换满了，每人限换 {count} 张' },
  OFFER_OWN: { status: 403, message: '不能在自己工作的店里用积分兑换' },
  OTHER_TOWN: { status: 403, message: '这家店不在您所在的镇' },
  VOUCHER_CLOSED: { status: 409, message: '这张券已经不在待使用状态' },
  FUND_SHORT: { status: 409, message: '基金里的积分不够了' },
  NOTICE_OVER: { status: 409, message: '公示已经结束，不能再提异议' },
  OBJECTED_ALREADY: { status: 409, message: '您已经对这一条提过异议，请等处理结果' },
  OBJECT_OWN: { status: 403, message: '不能对自己的积分提异议，如有差错请联系社区' },
  ALREADY_DECIDED: { status: 409, message: '这一条已经由{unit}处理过了' },
  DECIDE_OTHER: { status: 403, message: '这一条要由没有参与过的同事来处理' },
  APPEALED_ALREADY: { status: 409, message: '这件事您已经申诉过一次，请看处理结果' },
  NOT_APPEALABLE: { status: 409, message: '这一条不能申诉' },
  SECOND_NEEDED: { status: 403, message: '这一条要由另一位同事确认' },
  HOUSEHOLD_HAS: { status: 409, message: '您已经在一个家庭里，先退出才能加入别的家庭' },
  HOUSEHOLD_CODE: { status: 404, message: '邀请码不对或已过期，请向家人要一个新的' },
  HOUSEHOLD_FULL: { status: 409, message: '一个家庭最多 {count} 人' },
  HOUSEHOLD_NOT_YOURS: { status: 403, message: '只有家庭的发起人能这样做' },
  ALLOWANCE_USED: { status: 409, message: '这条规则的额度已用完：{left}。可以改记其他规则，或不记分通过' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** What a refused call answers; `field` is the dotted path of the input that is wrong. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; field?: string; requestId: string };
}

/** Fills the holes of a message: `fill('至少 {photos} 张', { photos: 2 })`. */
export function fill(message: string, holes: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
}
